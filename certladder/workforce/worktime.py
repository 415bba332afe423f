"""Years of work, cumulative and continuous, after an anchor or from the beginning (D3, D4, D5).

For each person, requirement and day: 2 where the years are certainly reached, 1 where they possibly are; else no row.
"""

from __future__ import annotations

import ibis

from ..model.dates import BEGINNING, FOREVER
from .engine import Engine, Query, bit_or
from .reach import ymd
from .records import Records
from .rulebook import BITS
from .rules import Rules

__all__ = ["anchors", "begun", "continuous", "cumulative", "islands", "segments", "spells"]

Asked = Query
"""Rows of requirements: for all persons, or with a column `person` for some, each with the day asked, `on`."""


def spells(rules: Rules, records: Records) -> Query:
    """The work that counts or could count: person, key (whose work it counts as), and what is unknown about that.

    Where the list of work could hold more, a spell that is always there possibly counts (D17).
    """
    listed = records.work.join(rules.counts, "kind").select(
        "person", "key", "start", "stop", "start_ymd", "stop_ymd", "topics", "clash"
    )
    always = {
        "start": BEGINNING,
        "stop": FOREVER,
        "start_ymd": ymd(BEGINNING),
        "stop_ymd": ymd(FOREVER),
        "topics": BITS["work"],
    }
    unlisted = records.gaps.filter(records.gaps.list == "work").join(rules.keys, "shape").select("person", "key")
    unlisted = unlisted.mutate(**{name: ibis.literal(value, "int64") for name, value in always.items()}, clash=True)
    return ibis.union(listed, unlisted.select(*listed.columns))


def _earlier(spells: Query) -> Query:
    """The rows of the same person and key that begin earlier."""
    return ibis.window(group_by=["person", "key"], order_by=["start", "stop"], preceding=(None, 1))


def segments(spells: Query) -> Query:
    """The spells without the days that earlier ones cover: `start_sure` among the certain ones, `start_maybe` among all."""
    calm = spells.filter(~spells.clash)
    calm = calm.mutate(start_sure=calm.start, start_maybe=calm.start)
    clashing = spells.filter(spells.clash)
    sure_stop = ibis.ifelse(clashing.topics == 0, clashing.stop, BEGINNING)
    clashing = clashing.mutate(
        start_sure=ibis.greatest(clashing.start, sure_stop.max().over(_earlier(clashing)).fill_null(BEGINNING)),
        start_maybe=ibis.greatest(clashing.start, clashing.stop.max().over(_earlier(clashing)).fill_null(BEGINNING)),
    )
    columns = ("person", "key", "start", "stop", "topics", "start_sure", "start_maybe")
    return ibis.union(calm.select(*columns), clashing.select(*columns))


def islands(spells: Query, rules: Asked, gap: int, day: int) -> Query:
    """The unbroken stretches of certain spells (`truth` 2) and of all (1), gaps of up to `gap` days bridged (D4)."""
    asked = spells.semi_join(rules, "key")
    asked = asked.mutate(unknown=ibis.ifelse(asked.start < day, asked.topics, 0))
    return ibis.union(_islands(asked.filter(asked.topics == 0), 2, gap), _islands(asked, 1, gap))


def _islands(spells: Query, truth: int, gap: int) -> Query:
    before = spells.stop.max().over(_earlier(spells))
    marked = spells.mutate(begins=ibis.ifelse((spells.start <= before + gap).fill_null(False), 0, 1))
    upto = ibis.window(group_by=["person", "key"], order_by=["start", "stop"], preceding=(None, 0))
    numbered = marked.mutate(island=marked.begins.sum().over(upto))
    stretches = numbered.group_by(["person", "key", "island"]).agg(
        start=numbered.start.min(),
        stop=numbered.stop.max(),
        start_ymd=numbered.start_ymd.min(),
        stop_ymd=numbered.stop_ymd.max(),
        unknown=bit_or(numbered.unknown),
    )
    return stretches.drop("island").mutate(truth=ibis.literal(truth, "int64"))


def anchors(served: Query, rules: Rules, records: Records, day: int) -> Query:
    """For each person and anchoring requirement: the first day from which work counts, certain and possible (D5, D17)."""
    anchoring, lists = rules.anchors, rules.lists
    dated = served.join(anchoring, served.asked == anchoring.anchor)
    no_date = dated.day.isnull()
    listed = dated.select(
        "person",
        "anchor",
        since=ibis.coalesce(dated.day, dated.enrolled, BEGINNING),
        since_ymd=ibis.coalesce(dated.day_ymd, dated.enrolled_ymd, ymd(BEGINNING)),
        topics=dated.topics | ibis.ifelse(no_date, dated.undated, 0),
        alone=dated.alone,
    )
    unlisted = records.gaps.join(lists, ["list", "shape"]).join(anchoring, lists.asked == anchoring.anchor)
    unlisted = unlisted.select(
        "person", "anchor", since=_day(BEGINNING), since_ymd=_day(ymd(BEGINNING)), topics=unlisted.topics
    )
    found = ibis.union(listed.filter(~listed.alone).drop("alone"), unlisted)
    certain = found.topics == 0
    earliest = found.group_by(["person", "anchor"]).agg(
        sure_day=found.since.min(where=certain).fill_null(FOREVER),
        maybe_day=found.since.min(),
        sure_ymd=found.since_ymd.min(where=certain).fill_null(ymd(FOREVER)),
        maybe_ymd=found.since_ymd.min(),
        unknown=bit_or(ibis.ifelse(found.since <= day, found.topics, 0)),
    )
    only = listed.filter(listed.alone & (listed.since <= day))
    certain = only.topics == 0
    only = only.select(
        "person",
        "anchor",
        sure_day=ibis.ifelse(certain, only.since, FOREVER),
        maybe_day=only.since,
        sure_ymd=ibis.ifelse(certain, only.since_ymd, ymd(FOREVER)),
        maybe_ymd=only.since_ymd,
        unknown=only.topics,
    )
    return ibis.union(earliest, only)


def _day(day: int) -> Query:
    return ibis.literal(day, "int64")


def _anchored(rules: Asked, anchors: Query) -> Query:
    """The rules with the person's anchor, where the years can have passed since."""
    on = [name for name in ("person", "anchor") if name in rules.columns]
    found = rules.filter(rules.anchor >= 0).join(anchors, on)
    return found.filter(found.maybe_day <= found.cutoff)


def _free(rules: Asked) -> Query:
    """The rules that count all work."""
    first = {"sure_day": BEGINNING, "maybe_day": BEGINNING, "sure_ymd": ymd(BEGINNING), "maybe_ymd": ymd(BEGINNING)}
    free = rules.filter(rules.anchor < 0)
    return free.mutate(**{name: _day(value) for name, value in first.items()}, unknown=_day(0))


def cumulative(rules: Asked, anchors: Query, segments: Query, when: list[str], engine: Engine) -> Query:
    """Where days worked before `until` are at least `days` (see `reach.years_by`).

    All days worked up to the day asked are added up first. Where all work counts they decide, but for the day or two by
    which the pairs differ; and nobody who has too few of them in all needs a closer look.
    """
    on = [name for name in ("person", "key") if name in rules.columns]
    found = segments.join(rules.select(*on, "on").distinct(), on)
    found = found.filter(found.start < found.on)
    end = ibis.least(found.stop, found.on)
    sure = ibis.greatest(end - found.start_sure, 0)
    maybe = ibis.greatest(end - found.start_maybe, 0)
    totals = found.group_by(["person", "key", *when]).agg(**_summed(found, sure, maybe))
    totals = engine.keep(totals.rename(all_sure="sure", all_maybe="maybe", all_topics="topics"))
    free, anchored = (
        asked.join(totals, [name for name in ("person", "key", *when) if name in asked.columns])
        for asked in (_free(rules), _anchored(rules, anchors))
    )
    certain = free.all_sure >= free.most
    clear = certain | ((free.all_sure < free.fewest) & (free.all_maybe >= free.most))
    decided = free.filter(clear & (free.until == free.on)).select(
        "person", "asked", *when, truth=ibis.ifelse(certain, 2, 1).cast("int64"), topics=free.all_topics
    )
    closer = (free.filter(~clear), anchored)
    looked_at = (_added_up(asked.filter(asked.all_maybe >= asked.fewest), segments, when) for asked in closer)
    return ibis.union(decided, *(found.select(*decided.columns) for found in looked_at))


def _summed(days: Query, sure: Query, maybe: Query) -> dict[str, Query]:
    """Days added up, and what is unknown of the work begun."""
    return {
        "sure": ibis.ifelse(days.topics == 0, sure, 0).sum(),
        "maybe": maybe.sum(),
        "topics": bit_or(ibis.ifelse(days.start < days.on, days.topics, 0)),
    }


def _added_up(rules: Asked, segments: Query, when: list[str]) -> Query:
    days = rules.join(segments, ["person", "key"])
    end = ibis.least(days.stop, days.until)
    sure = ibis.greatest(end - ibis.greatest(days.start_sure, days.sure_day), 0)
    maybe = ibis.greatest(end - ibis.greatest(days.start_maybe, days.maybe_day), 0)
    found = days.group_by(["person", "asked", "until", *when])
    reached = found.agg(**_summed(days, sure, maybe), days=days.days.max(), unknown=days.unknown.max())
    reached = reached.filter(reached.maybe >= reached.days)
    return reached.group_by(["person", "asked", *when]).agg(
        truth=ibis.ifelse(reached.sure >= reached.days, 2, 1).max().cast("int64"),
        topics=bit_or(reached.topics | reached.unknown),
    )


def continuous(rules: Asked, anchors: Query, islands: Query, when: list[str]) -> Query:
    """Where a stretch, clipped to the anchor, began `years` before the day asked and before its own end."""
    return ibis.union(*(_unbroken(asked, islands, when) for asked in (_anchored(rules, anchors), _free(rules))))


def _unbroken(rules: Asked, islands: Query, when: list[str]) -> Query:
    on = [name for name in ("person", "key") if name in rules.columns]
    found = rules.join(islands.rename(stretch_unknown="unknown"), on)
    certain = found.truth == 2
    start = ibis.greatest(found.start, ibis.ifelse(certain, found.sure_day, found.maybe_day))
    start_ymd = ibis.greatest(found.start_ymd, ibis.ifelse(certain, found.sure_ymd, found.maybe_ymd))
    met = (start <= found.cutoff) & (_years_later(start_ymd, found.years) <= found.stop_ymd)
    best = found.mutate(met=ibis.ifelse(met, found.truth, 0)).group_by(["person", "asked", *when])
    reached = best.agg(
        truth=lambda t: t.met.max().cast("int64"),
        topics=lambda t: bit_or(t.stretch_unknown | t.unknown),
    )
    return reached.filter(reached.truth > 0)


def _years_later(start: Query, years: Query) -> Query:
    """D2 on numbers that read as dates: 29 February falls back to 28 February."""
    later = start + years * 10_000
    year = (later - later % 10_000) // 10_000
    leap = ((year % 4 == 0) & (year % 100 != 0)) | (year % 400 == 0)
    return ibis.ifelse((later % 10_000 == 229) & ~leap, later - 1, later)


def begun(rules: Asked, spells: Query, when: list[str]) -> Query:
    """Where work in scope has begun (D22)."""
    on = [name for name in ("person", "key") if name in rules.columns]
    found = rules.join(spells, on)
    found = found.filter(found.start <= found.on)
    return found.group_by(["person", "asked", *when]).agg(
        truth=ibis.ifelse(found.topics == 0, 2, 1).max().cast("int64"), topics=bit_or(found.topics)
    )
