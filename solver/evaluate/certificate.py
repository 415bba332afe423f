"""A certificate of a level or higher (D6, D7, D8), from its issue date on, or once held for some years (D12)."""

import datetime as dt

from ...model.dates import earliest, latest
from ...model.day_set import NEVER, DaySet
from ...model.periods import Period, add_years
from ...model.person import Certificate
from ...model.requirements import CertificateRequirement
from ...model.terms import CertificateKind, Verdict
from .counting import time_counted, time_reached
from .day_bounds import ALWAYS, UNKNOWN, DayBounds
from .evaluator import Evidence, RecordEvaluator
from .question import Topic
from .record_view import RecordView, Served


class CertificateEvaluator(RecordEvaluator[CertificateRequirement, Certificate]):
    list_name = "certificates"

    def serves(self, asked: CertificateRequirement, record: Certificate, view: RecordView) -> Served:
        if asked.level is not None and (record.level is None or not record.level.covers(asked.level)):
            return False, ()
        is_unlike = CertificateKind.PRE_TECHNICIAN in (record.kind, *asked.kinds)  # which is equivalent to none
        if record.kind not in asked.kinds and (is_unlike or not view.policy.equivalent_certificates):  # D8
            return False, ()
        return view.serves_in(record.occupation, asked.scope)

    def dated(self, asked: CertificateRequirement, record: Certificate, view: RecordView) -> dict[Topic, DayBounds]:
        valid = view.policy.pre_technician_years if record.kind is CertificateKind.PRE_TECHNICIAN else None
        if record.issued is None:  # D17: held, but for how long is not known
            return {"issued": UNKNOWN if asked.total_months or valid else ALWAYS}
        if not (asked.total_months or valid):
            return super().dated(asked, record, view)

        def held(issued: int) -> DaySet:
            """The days on which a certificate of this day has been held for so long, and is valid."""
            days = time_reached(DaySet.span(issued), asked.total_months, view.policy)
            return days & DaySet.span(issued, add_years(issued, valid)) if valid else days

        first, last = held(earliest(record.issued)), held(latest(record.issued))
        between = DaySet.span(first.spans[0][0], last.spans[0][1]) if first and last else NEVER
        return {"issued": DayBounds(first & last, first | between | last)}

    def evidence(self, asked: CertificateRequirement, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        evidence = super().evidence(asked, view, on, verdict)
        if asked.total_months:
            sure = [one.last for one in self.anchors(asked, view) if one.record and not one.unknown]
            held = DaySet.span(min(*sure, on.toordinal())) if sure else NEVER
            evidence.need = asked.time
            evidence.have, evidence.missing = time_counted(held, asked.total_months, view.settings, on, continuous=True)
            if verdict is Verdict.ELIGIBLE:
                evidence.missing = Period()
        return evidence

    def fields(self, asked: CertificateRequirement, view: RecordView) -> dict[str, object]:
        kind = asked.kinds[-1]
        if kind is CertificateKind.QUALIFICATION and view.settings.equivalent_certificates:
            kind = CertificateKind.SKILL_LEVEL
        return {**super().fields(asked, view), "level": asked.level, "kind": kind}
