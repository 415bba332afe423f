"""Which wishes, and which parts of them, change no plan: nothing is silently without effect (DESIGN §2)."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from ...model.terms import Programme
from ..eligibility.note import Note
from .search_space import SearchSpace
from .wishes import Prices, hundredths


def unused_wishes(space: SearchSpace, *, nothing_assumed: bool = False) -> Iterator[Note]:
    """The notes on them: on all wishes if the target is held; `nothing_assumed`: no plan rests on an assumed answer."""
    wishes, note, given = space.wishes, partial(Note, occupation=space.standard.occupation), space.wishes.given
    if space.held:
        if given:
            yield note(code="wish", names=given)
        return
    if {"avoid", "only", "no_full_time"}.intersection(given):  # what is on the way but for what they rule out
        space = SearchSpace(space.request.wishing(avoid=frozenset(), only=None, no_full_time=False), space.view)
    each, prices = space.each_transition, space.prices
    needs = [need for one in each for need in one.needs]
    programmes = {programme for need in needs for chain in need.chains for programme in chain.programmes}
    fees = [hundredths(prices.of_programme(programme)) for programme in programmes]
    dearest = {one.node: one.money for one in sorted(each, key=lambda one: one.money)}
    trained = {one.node for one in each if one.training}
    gained = sum(programme.programme is Programme.PRE_TECHNICIAN for programme in programmes)
    most = {
        "programmes": len(programmes),
        "trainings": len(trained),
        "certificates": len(dearest) + gained,
        "cost": sum(amount for amount in (*dearest.values(), *fees) if amount > 0) / 100,
    }
    clauses = {one.clause.id for one in each if one.clause}
    only = clauses if wishes.only is None else wishes.only
    without_effect = {
        "no_full_time": not any(programme.full_time for programme in programmes),
        "undocumented": all(one.clause for one in each),
        "only": only >= clauses,
        "prices": wishes.prices == Prices(source=prices.source),
        "assume_unknown": nothing_assumed,
        **{f"max_{name}": (getattr(wishes, f"max_{name}") or 0) >= number for name, number in most.items()},
    }
    whole = tuple(name for name in given if without_effect.get(name))
    if whole:
        yield note(code="wish", names=whole)
    levels, courses = {one.level for one in each}, {one.training.level for one in each if one.training}
    never = {name for name, number in most.items() if not number} - ({"cost"} if any(dearest.values()) else set())
    aims = wishes.optimise if "optimise" in given else ()
    parts = {
        "avoid": wishes.avoid - clauses.intersection(only),
        "only": only - clauses,
        "certificate": prices.certificate.keys() - levels,
        "training": prices.training.keys() - courses,
        "programme": prices.programme.keys() - set(map(prices.kind_of, programmes)),
        "subsidy": prices.subsidy.keys() - levels,
        "optimise": {aim for place, aim in enumerate(aims) if aim in never or aim in aims[:place]},
    }
    for name, elsewhere in parts.items():
        if elsewhere and name not in whole:
            codes = (str(getattr(one, "value", one)) for one in elsewhere)
            yield note(code="wish_parts", name=name, names=tuple(sorted(codes)))
    part_time = "no_full_time" in given and "no_full_time" not in whole
    for option, number in Counter(wishes.study).items():
        if number > 1:
            yield note(code="duplicate", record=option.course)
        if option not in programmes and not (part_time and option.full_time):  # else it is ruled out, helpful or not
            yield note(code="study", record=option.course)
