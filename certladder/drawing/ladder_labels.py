"""The words and signs beside rungs and edges: what is held, open, asked and planned, never by colour alone."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.terms import Level, Verdict
from ..model.wording import say
from .ladder_view import PRE_TECHNICIAN, Edge, LadderView, RungView
from .short_labels import short_label

__all__ = ["edge_label", "edge_note", "ladder_words", "rung_note", "source_name"]

_GAP = "　"


def source_name(edge: Edge, lang: str) -> str:
    """Where an edge starts, if not from the rung below."""
    if edge.source is None:
        return say("ladder.no_certificate", lang)
    if edge.source == PRE_TECHNICIAN:
        return say("ladder.pre_technician_or_related" if edge.related else "ladder.pre_technician", lang)
    return Level.parse(edge.source).words(lang)


def edge_label(edge: Edge, lang: str) -> str:
    """An alternative: its number in the text, and what it asks for in a few words."""
    return f"{edge.name} {short_label(edge.asked, lang)}"


def rung_note(rung: RungView, lang: str) -> str:
    """How the person stands with a certificate; empty if nothing is to be said."""
    return _GAP.join(_rung_notes(rung, lang))


def _rung_notes(rung: RungView, lang: str) -> Iterator[str]:
    days = [certificate.issued for certificate in rung.issued if certificate.issued]
    if days:
        yield say("ladder.held_since", lang, day=str(min(days)))
    elif rung.issued:
        yield say("ladder.held", lang)
    elif rung.surpassed:
        yield say("ladder.higher_held", lang)
    else:
        if rung.planned:
            yield say("ladder.planned", lang, day=str(rung.planned))
        yield from _verdict_note(rung.verdict, lang)
        if not rung.described:
            yield say("ladder.not_in_catalog", lang)


def edge_note(edge: Edge, lang: str) -> str:
    """How the person stands with an alternative; empty if nothing is to be said."""
    return _GAP.join(_edge_notes(edge, lang))


def _edge_notes(edge: Edge, lang: str) -> Iterator[str]:
    if edge.planned:
        yield say("ladder.on_route", lang)
    if edge.elsewhere:
        yield say("ladder.by_related_certificate", lang)
    yield from _verdict_note(edge.verdict, lang)
    if edge.verdict is Verdict.NOT_ELIGIBLE and edge.opens:
        yield say("ladder.opens", lang, day=str(edge.opens))


def _verdict_note(verdict: Verdict | None, lang: str) -> Iterator[str]:
    """A no is not said: most certificates are not open to most people."""
    if verdict in (Verdict.ELIGIBLE, Verdict.UNDETERMINED):
        yield say(f"ladder.{verdict}", lang)


def ladder_words(ladder: LadderView, lang: str) -> str:
    """The ladder in words, for those who do not see it."""
    rungs = [f"{rung.level.words(lang)} {rung_note(rung, lang)}".strip() for rung in reversed(ladder.rungs)]
    return say("ladder.described", lang, occupation=ladder.occupation, rungs=say("ladder.then", lang).join(rungs))
