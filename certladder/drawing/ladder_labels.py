"""The words and signs beside rungs and edges: what is held, open, asked and planned, never by colour alone."""

from __future__ import annotations

from ..model.dates import latest
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
    """Whether the person holds, plans or may apply for a certificate; empty if none of these."""
    if days := [certificate.issued for certificate in rung.issued if certificate.issued]:
        return say("ladder.held_since", lang, day=str(min(days, key=latest)))
    if rung.held:
        return say("ladder.held" if rung.issued else "ladder.higher_held", lang)
    notes = [say("ladder.planned", lang, day=str(rung.planned))] if rung.planned else []
    notes += _verdict_note(rung.verdict, lang)
    if not rung.described:
        notes.append(say("ladder.not_in_catalog", lang))
    return _GAP.join(notes)


def edge_note(edge: Edge, lang: str) -> str:
    """Whether the person meets an alternative or plans to use it; empty if neither."""
    notes = [say("ladder.on_route", lang)] if edge.planned else []
    if edge.elsewhere:
        notes.append(say("ladder.by_related_certificate", lang))
    notes += _verdict_note(edge.verdict, lang)
    if edge.verdict is Verdict.NOT_ELIGIBLE and edge.opens:
        notes.append(say("ladder.opens", lang, day=str(edge.opens)))
    return _GAP.join(notes)


def _verdict_note(verdict: Verdict | None, lang: str) -> list[str]:
    """A no is left out: most certificates are not open to most people."""
    return [say(f"ladder.{verdict}", lang)] if verdict in (Verdict.ELIGIBLE, Verdict.UNDETERMINED) else []


def ladder_words(ladder: LadderView, lang: str) -> str:
    """The ladder in words, for screen readers."""
    rungs = [f"{rung.level.words(lang)} {rung_note(rung, lang)}".strip() for rung in reversed(ladder.rungs)]
    return say("ladder.described", lang, occupation=ladder.occupation, rungs=say("ladder.then", lang).join(rungs))
