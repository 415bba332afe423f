"""A licence or permit by its name, from its issue date on (D21)."""

import unicodedata

from ...model.base import FrozenDict
from ...model.person import Permit
from ...model.requirements import PermitRequirement
from .evaluator import RecordEvaluator
from .record_view import RecordView, Served

_KINDS = ("驾驶证", "操作证", "许可证", "健康证", "上岗证", "从业证", "从业资格证", "执业证", "执业资格证")


class PermitEvaluator(RecordEvaluator[PermitRequirement, Permit]):
    list_name = "permits"

    def serves(self, asked: PermitRequirement, record: Permit, view: RecordView) -> Served:
        """By its name; one that only shares its kind (C1驾驶证 for 机动车驾驶证) may be the one that is named."""
        words, name = _plain(asked.name), _plain(record.name)
        if words == name:
            return True, ()
        answered = {_plain(other): serves for other, serves in record.serves.items()}
        if words in answered:
            return answered[words], ()
        is_like = words in name or name in words or any(kind in words and kind in name for kind in _KINDS)
        return is_like, ("permit",) if is_like else ()

    def fields(self, asked: PermitRequirement, view: RecordView) -> dict[str, object]:
        return {"name": asked.name, "serves": FrozenDict()}


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split()).removesuffix("书").casefold()
