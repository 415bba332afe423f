"""The certificates that could be of use on the way to a target, and which of them serves for which (D6, D7, D8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import certladder as cl
from tests.reference.eligibility import YES, Oracle
from tests.reference.expected_rules import CertificateLine, load_rules
from tests.reference.question import Question, Way, highest_held, ways_to


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


def find_nodes(question: Question, elsewhere: bool) -> list[CertificateNode]:
    """The target, then whatever serves, serves what serves, and so on; of other occupations where `elsewhere`."""
    oracles = {name: Oracle(question.person, name, question.relations, question.policy) for name in load_rules()}
    target = question.target
    nodes = [CertificateNode(0, *target, oracles[target[0]], ways_to(question, target))]
    known = {target: nodes[0]}
    for node in nodes:
        for way in node.ways:
            for key in _serving(question, node, way, elsewhere):
                if key not in known:
                    known[key] = CertificateNode(len(nodes), *key, oracles[key[0]], ways_to(question, key))
                    nodes.append(known[key])
                node.serving.setdefault(way, []).append(known[key])
    return nodes


def _serving(question: Question, node: CertificateNode, way: Way, elsewhere: bool) -> Iterator[tuple[str, int]]:
    """The certificates to earn, each of which serves where the alternative asks for one."""
    if not way.certificates_asked:
        return
    [asked] = way.certificates_asked
    assert asked.level is not None
    target, lowest = question.target
    for occupation in load_rules() if elsewhere else [target]:
        held = highest_held(question, occupation)
        too_high = node.level if occupation == node.occupation else lowest if occupation == target else 0
        for level in range(too_high + 1, asked.level + 1):
            if (
                serves(node, asked, occupation, level, YES)
                and (held is None or level < held)
                and ways_to(question, (occupation, level))
            ):
                yield occupation, level


def serves(node: CertificateNode, asked: CertificateLine, occupation: str, level: int, grade: int) -> bool:
    """Whether a certificate that is earned serves where a way to the node asks for one."""
    earned = cl.Certificate.model_validate({"occupation": occupation, "level": level, "issued": "2000-01-01"})
    return node.oracle.serves(asked, earned) >= grade
