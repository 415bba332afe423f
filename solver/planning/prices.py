"""What certificates, trainings and programmes cost, as the caller gives it: fees and subsidies are local and dated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pydantic import Field

from ...model.base import Amount, FrozenDict, FrozenMapping, FrozenModel
from ...model.terms import Degree, Level, Programme, School
from .study_option import StudyOption

__all__ = ["Prices", "hundredths"]


class Prices(FrozenModel):
    """Prices in yuan, and `source`: where they are from and as of when, which a plan shows (or that nothing is said).

    `certificate` and `training` are by level, `programme` by class, school or degree (the first of a programme's that
    has one; its own `StudyOption.price` comes before them). `subsidy` is what is paid out for a certificate. What has
    no price costs nothing.

    >>> Prices(certificate={"四级": 300}, subsidy={4: 1500}).of_certificate(Level(4))
    -1200
    """

    certificate: FrozenMapping[Level, Amount] = Field(default_factory=FrozenDict)
    training: FrozenMapping[Level, Amount] = Field(default_factory=FrozenDict)
    programme: FrozenMapping[Programme | School | Degree, Amount] = Field(default_factory=FrozenDict)
    subsidy: FrozenMapping[Level, Amount] = Field(default_factory=FrozenDict)
    source: str = ""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            certificate: Mapping[int, float] | Mapping[str, float] | Mapping[Level, float] = ...,
            training: Mapping[int, float] | Mapping[str, float] | Mapping[Level, float] = ...,
            programme: Mapping[str, float] = ...,
            subsidy: Mapping[int, float] | Mapping[str, float] | Mapping[Level, float] = ...,
            source: str = "",
        ) -> None: ...

    def of_certificate(self, level: Level) -> int | float:
        """The fee less the subsidy, which may be negative."""
        return self.certificate.get(level, 0) - self.subsidy.get(level, 0)

    def of_programme(self, option: StudyOption) -> int | float:
        """The programme's own price, else by its class, its school or its degree."""
        kinds = (kind for kind in (option.programme, option.school, option.degree) if kind in self.programme)
        listed = next((self.programme[kind] for kind in kinds if kind is not None), 0)
        return listed if option.price is None else option.price


def hundredths(amount: float) -> int:
    """An amount in whole hundredths, so that sums are exact."""
    return round(100 * amount)
