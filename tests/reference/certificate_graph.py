"""The certificates that could be of use on the way to a target, and which of them serves for which (D6, D7, D8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import certladder as cl
from tests.reference.brute_force import Case, Way, highest_held, own_name, ways_to
from tests.reference.eligibility import UNKNOWN, YES, Oracle
from tests.reference.expected_rules import CertificateLine, DiplomaLine, Line, StudentLine, WorkLine, load_rules

__all__ = ["CertificateNode", "asked_certificate", "find_rungs", "grade_of", "is_met_by_study", "serves", "work_lines"]


@dataclass(eq=False)
class CertificateNode:
    """A certificate that could be earned: how, and which others serve each way."""

    number: int
    occupation: str
    level: int
    oracle: Oracle
    ways: list[Way]
    serving: dict[Way, list[CertificateNode]] = field(default_factory=dict)

    def served_by(self) -> list[CertificateNode]:
        """The certificates that serve one of its ways or more."""
        return list({other.number: other for others in self.serving.values() for other in others}.values())


def grade_of(case: Case) -> int:
    """What an answer of the oracle must be at least, for a plan to count on it."""
    return UNKNOWN if case.wishes.assume_unknown else YES


def find_rungs(case: Case, elsewhere: bool) -> list[CertificateNode]:
    """The target, then whatever serves, serves what serves, and so on; of other occupations where `elsewhere`."""
    oracles = {name: Oracle(case.person, name, case.relations, case.policy) for name in load_rules()}
    target = (own_name(case.occupation), int(case.level))
    rungs = [CertificateNode(0, *target, oracles[target[0]], ways_to(case, target))]
    known = {target: rungs[0]}
    for rung in rungs:
        for way in rung.ways:
            for key in _serving(case, rung, way, elsewhere):
                if key not in known:
                    known[key] = CertificateNode(len(rungs), *key, oracles[key[0]], ways_to(case, key))
                    rungs.append(known[key])
                rung.serving.setdefault(way, []).append(known[key])
    return rungs


def _serving(case: Case, rung: CertificateNode, way: Way, elsewhere: bool) -> Iterator[tuple[str, int]]:
    """The certificates to earn, each of which serves where the alternative asks for one."""
    asked = asked_certificate(way)
    if asked is None or asked.level is None:
        return
    target = own_name(case.occupation)
    for occupation in load_rules() if elsewhere else [target]:
        held = highest_held(case, occupation)
        too_high = rung.level if occupation == rung.occupation else case.level if occupation == target else 0
        for level in range(too_high + 1, asked.level + 1):
            if (
                serves(rung, asked, occupation, level, YES)
                and (held is None or level < held)
                and ways_to(case, (occupation, level))
            ):
                yield occupation, level


def serves(rung: CertificateNode, asked: CertificateLine, occupation: str, level: int, grade: int) -> bool:
    """Whether a certificate that is earned serves where a way to the rung asks for one."""
    earned = cl.Certificate.model_validate({"occupation": occupation, "level": level, "issued": "2000-01-01"})
    return rung.oracle._certificate_grade(asked, earned) >= grade


def asked_certificate(way: Way) -> CertificateLine | None:
    """The certificate with a level that an alternative asks for."""
    asked = [line for line in way.lines if isinstance(line, CertificateLine) and line.level is not None]
    return asked[0] if asked else None


def is_met_by_study(line: Line) -> bool:
    """Whether a line asks for what a programme could bring."""
    return isinstance(line, DiplomaLine | StudentLine) or (isinstance(line, CertificateLine) and line.level is None)


def work_lines(way: Way) -> list[WorkLine]:
    """The work that an alternative asks for."""
    return [line for line in way.lines if isinstance(line, WorkLine)]
