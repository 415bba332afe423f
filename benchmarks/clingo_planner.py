"""Whole fronts by clingo: states are derived while grounding, their days by @-functions, and then one path is chosen."""

from __future__ import annotations

import time

import clingo

from benchmarks.clingo_states import Move, States
from tests.reference.queries import TooLong
from tests.reference.question import Figures, Question

PROGRAM = """
state(0).
move(S, T, M) :- state(S), (T, M) = @moves(S).
state(T) :- move(_, T, _).
goal(S, Days, Certificates, Trainings, Programmes) :- state(S), (Days, Certificates, Trainings, Programmes) = @goal(S).

1 { end(S) : goal(S, _, _, _, _) } 1.
on(S) :- end(S).
1 { made(M) : move(_, T, M) } 1 :- on(T), T != 0.
on(S) :- made(M), move(S, _, M).

met(M, Need, P) :- move(_, _, M), (Need, P) = @met(M).
1 { by(M, Need, P) : met(M, Need, P) } 1 :- made(M), met(M, Need, _).
useful(P, 1) :- by(_, _, P).
useful(P, L + 1) :- useful(Q, L), L < 3, end(S), lead(S, P, Q).
lead(S, P, Q) :- goal(S, _, _, _, _), (P, Q) = @leads(S).
attended(S, P) :- goal(S, _, _, _, _), P = @attended(S).
:- end(S), attended(S, P), not useful(P, _).
:- end(S), wished(V), not used(V).
used(V) :- made(M), V = @via(M).

#minimize { Days@4 : end(S), goal(S, Days, _, _, _); C@3 : end(S), goal(S, _, C, _, _);
            T@2 : end(S), goal(S, _, _, T, _); P@1 : end(S), goal(S, _, _, _, P) }.

#program better(certificates, trainings, programmes).
:- end(S), goal(S, _, C, T, P), C >= certificates, T >= trainings, P >= programmes.
"""
OWN = -1  # among the programmes: the person's own records


class Grounding:
    """What the program asks for while it is grounded; states and moves go by numbers."""

    def __init__(self, states: States) -> None:
        self.states = states
        self.known = [states.start()]
        self.numbers = {self.known[0]: 0}
        self.made: list[Move] = []

    def moves(self, number: clingo.Symbol) -> list[clingo.Symbol]:
        state = self.known[number.number]
        return [] if state.node == 0 else [self._moved(move) for move in self.states.moves(state)]

    def _moved(self, move: Move) -> clingo.Symbol:
        if move.to not in self.numbers:
            self.numbers[move.to] = len(self.known)
            self.known.append(move.to)
        self.made.append(move)
        return _tuple(self.numbers[move.to], len(self.made) - 1)

    def goal(self, number: clingo.Symbol) -> list[clingo.Symbol]:
        state = self.known[number.number]
        if state.node != 0:
            return []
        costs = self.states.costs(state)
        return [_tuple(*costs)] if self.states.as_wished(costs) else []

    def via(self, number: clingo.Symbol) -> list[clingo.Symbol]:
        wished, clause = self.states.question.wishes.via, self.made[number.number].clause
        return [clingo.Number(wished.index(clause))] if clause in wished else []

    def met(self, number: clingo.Symbol) -> list[clingo.Symbol]:
        return [
            _tuple(need, programme)
            for need, (own, programmes) in enumerate(self.made[number.number].needs)
            for programme in (*programmes, *([OWN] if own else []))
        ]

    def attended(self, number: clingo.Symbol) -> list[clingo.Symbol]:
        return [clingo.Number(programme) for programme, _, _ in self.known[number.number].attended]

    def leads(self, number: clingo.Symbol) -> list[clingo.Symbol]:
        return [_tuple(*pair) for pair in self.states.leads(self.known[number.number])]


def front(question: Question, seconds: float = float("inf")) -> set[Figures]:
    """The (days, certificates, trainings, programmes) of all plans that no other beats; empty if there is no way.

    Found one by one, the soonest first: each of the rest must beat all found so far in one of the three counts.

    Raises:
        TooLong: it takes longer than so many seconds.
    """
    if question.is_held:
        return {(0, 0, 0, 0)}
    until = time.monotonic() + seconds
    control = clingo.Control(["--warn=none", "--opt-mode=opt"])
    control.add("base", [], PROGRAM)
    control.add("base", [], "".join(f"wished({number})." for number in range(len(question.wishes.via))))
    grounding = Grounding(States(question, until))
    try:
        control.ground([("base", [])], grounding)
    except (RuntimeError, TooLong) as failure:
        if time.monotonic() > until:
            raise TooLong from failure
        raise
    found: set[Figures] = set()
    while (best := _solve(control, until)) is not None:
        found.add(best)
        control.ground([("better", [clingo.Number(count) for count in best[1:]])])
    return found


def _solve(control: clingo.Control, until: float) -> Figures | None:
    """The costs of the best plan: of the models, each better than the one before, the last."""
    best: list[Figures] = []

    def keep(model: clingo.Model) -> None:
        days, certificates, trainings, programmes = model.cost
        best.append((days, certificates, trainings, programmes))

    with control.solve(on_model=keep, async_=True) as handle:
        if not handle.wait(None if until == float("inf") else max(0.0, until - time.monotonic())):
            handle.cancel()
            raise TooLong
    return best[-1] if best else None


def _tuple(*numbers: int) -> clingo.Symbol:
    return clingo.Tuple_([clingo.Number(number) for number in numbers])
