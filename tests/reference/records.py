"""What the oracle needs to see of a person: any object with these attributes will do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Protocol


class CertificateRecord(Protocol):
    """A certificate held."""

    @property
    def occupation(self) -> str: ...
    @property
    def level(self) -> int | None: ...
    @property
    def issued(self) -> dt.date | None: ...
    @property
    def kind(self) -> str: ...


class WorkRecord(Protocol):
    """A spell of work; `end` is the last day worked."""

    @property
    def occupation(self) -> str: ...
    @property
    def start(self) -> dt.date: ...
    @property
    def end(self) -> dt.date | None: ...


class EducationRecord(Protocol):
    """A course of study."""

    @property
    def school(self) -> str | None: ...
    @property
    def degree(self) -> str | None: ...
    @property
    def major(self) -> str | None: ...
    @property
    def relevance(self) -> Mapping[str, str]: ...
    @property
    def enrolled(self) -> dt.date | None: ...
    @property
    def graduated(self) -> dt.date | None: ...
    @property
    def trains_to(self) -> int | None: ...
    @property
    def programme(self) -> str | None: ...


class TrainingRecord(Protocol):
    """A completed training."""

    @property
    def occupation(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def completed(self) -> dt.date: ...


class PersonRecord(Protocol):
    """A person: four lists of records, each None where nothing is known of it."""

    @property
    def certificates(self) -> Sequence[CertificateRecord] | None: ...
    @property
    def work(self) -> Sequence[WorkRecord] | None: ...
    @property
    def education(self) -> Sequence[EducationRecord] | None: ...
    @property
    def training(self) -> Sequence[TrainingRecord] | None: ...


class PolicyRecord(Protocol):
    """The choices that the rules leave to practice."""

    @property
    def continuity_gap_days(self) -> int: ...
    @property
    def equivalent_certificates(self) -> bool: ...
    @property
    def degree_is_floor(self) -> bool: ...
    @property
    def final_year_months(self) -> int: ...
