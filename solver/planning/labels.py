"""Labels, the beginnings of routes, and where they meet: at transitions that the same certificates serve."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from ...model.graph import START, CertificateNode
from .schedule import Schedule, is_as_good
from .search_space import SearchSpace
from .study import Chain, Due
from .transition import Transition

__all__ = ["Gates", "Label"]


@dataclass(eq=False, slots=True)
class Label:
    """The beginning of a route, up to its latest certificate.

    `is_open`: at least one more programme will be begun. `attended` are the chains of programmes begun so far; those
    that are `due` have still to be needed. `via`: the clauses wished for that are used. `passed` and `blocked` are
    transitions, as bits: those that one of the certificates serves, and those that one before the latest serves.
    `chosen`: the transition to come next, where its work is waited for.
    """

    schedule: Schedule
    is_open: bool = False
    attended: tuple[Chain, ...] = ()
    due: Due = frozenset()
    via: frozenset[str] = frozenset()
    passed: int = 0
    blocked: int = 0
    chosen: Transition | None = None

    @property
    def future(self) -> Hashable:
        """What the rest of the route depends on, certificates aside: what is studied when, and where it may go on."""
        begun = tuple([study.enrolled for study in self.schedule.studies])
        return self.is_open, self.attended, self.due, begun, self.schedule.day if self.is_open else None


@dataclass(eq=False, slots=True)
class Gate:
    """Transitions that the same certificates serve, and the labels that have come to them, by their future."""

    transitions: list[Transition] = field(default_factory=list)
    labels: dict[Hashable, list[Label]] = field(default_factory=dict)


class Gates:
    """The gates behind each certificate, and which labels they let through.

    A label is superfluous at a gate if another one has come to it that has the same future and costs no more.

    - Where nothing more will be begun, the two have the same records but for their certificates. Of these the
      transitions count the latest only; one before it that serves as well makes what lies between useless, and the
      route without that is a label too. And a certificate that is issued earlier never takes a day from a requirement:
      time held (D12) and work after it (D3 to D5, also as D26 counts) are reached no later, nothing else looks at it,
      and what can end (being a student, D13; the certificate that expires, R28) comes from programmes only, which are
      begun on the same days. So all that follows is earned no later.
    - Where a programme is still to be begun, to have come earlier is not always better: full-time study that begins a
      few days later may pass by a leap day. There both stand on the same day (`Label.future`), and no transition is
      blocked for the one that is open to the other.
    - Where clauses are wished for, the one has used all that the other has; and as nothing useless is earned even for a
      wish, again none is blocked for it alone. Where a certificate may serve that is not known to (`doubtful`), one
      before the latest counts too: the one has earned each such certificate no later.
    - Where a certificate pays, what would be useless without that is not earned for it, as for a wish.
    """

    def __init__(self, space: SearchSpace) -> None:
        self.number = {transition: number for number, transition in enumerate(space.each_transition)}
        self._counts_all = bool(space.wishes.via or space.doubtful or space.rebates)
        self._doubtful = space.doubtful
        self._behind: dict[CertificateNode, list[Gate]] = {START: [Gate()]}
        self._passed: dict[CertificateNode, int] = {}
        gates: dict[tuple[CertificateNode, ...], Gate] = {}
        for transition, number in self.number.items():
            if space.is_held(transition):
                self._behind[START][0].transitions.append(transition)
            nodes = tuple(space.serving(transition))
            if nodes not in gates:
                gates[nodes] = Gate()
                for node in nodes:
                    self._behind.setdefault(node, []).append(gates[nodes])
            gates[nodes].transitions.append(transition)
            if self._counts_all or space.study:
                for node in nodes:
                    self._passed[node] = self._passed.get(node, 0) | 1 << number

    def passed(self, node: CertificateNode) -> int:
        """The transitions that a certificate serves, as bits."""
        return self._passed.get(node, 0)

    def open_to(self, label: Label) -> Iterator[Transition]:
        """The transitions with which a label may go on, but for the gates where it is superfluous."""
        future = label.future
        bars = label.blocked if label.is_open or self._counts_all else 0
        for gate in self._behind.get(label.schedule.node, ()):
            others = gate.labels.setdefault(future, [])
            if not any(self._dominates(other, label) for other in others):
                others.append(label)
                for transition in gate.transitions:
                    if not bars >> self.number[transition] & 1:
                        yield transition

    def _dominates(self, one: Label, other: Label) -> bool:
        if not is_as_good(one.schedule.cost, other.schedule.cost):
            return False
        if not (one.is_open or self._counts_all):
            return True
        if one.passed & ~other.passed or one.blocked & ~other.blocked or not one.via >= other.via:
            return False
        return all(
            any(
                mine.transition.node == theirs.transition.node and mine.issued <= theirs.issued
                for mine in one.schedule.certificates
            )
            for theirs in other.schedule.certificates
            if theirs.transition.node in self._doubtful
        )
