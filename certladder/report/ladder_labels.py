"""The words and signs beside rungs and edges: what is held, open, asked and planned, never by colour alone."""

from __future__ import annotations

from ..model.terms import Level, Verdict
from .ladder_view import Edge, RungView

__all__ = ["edge_note", "legend", "level_name", "rung_note", "source_name"]


def level_name(level: Level, zh: bool) -> str:
    """A level as it stands on its rung."""
    return level.zh if zh else level.en


def source_name(edge: Edge, zh: bool) -> str:
    """Where an edge starts, if not from the rung below."""
    related = edge.related
    if edge.source is None:
        return "不要求证书" if zh else "no certificate asked"
    if edge.source == "pre":
        return f"预备技师证书{'（或相关职业）' if related else ''}" if zh else "pre-technician certificate"
    return level_name(Level.parse(edge.source), zh)


def rung_note(rung: RungView, zh: bool) -> str:
    """How the person stands with a certificate; empty if nothing is to be said."""
    if rung.issued:
        days = [certificate.issued for certificate in rung.issued if certificate.issued]
        since = f" {min(days)}" if days else ""
        return f"✓ 已持有{since}" if zh else f"✓ held{since}"
    if rung.surpassed:
        return "✓ 已有更高等级" if zh else "✓ a higher one is held"
    notes = []
    if rung.planned:
        notes.append(f"★ {rung.planned} 取得" if zh else f"★ earned {rung.planned}")
    if rung.verdict is Verdict.ELIGIBLE:
        notes.append("● 现在可申报" if zh else "● open now")
    elif rung.verdict is Verdict.UNDETERMINED:
        notes.append("? 待定" if zh else "? undetermined")
    if not rung.described:
        notes.append("条件未收录" if zh else "conditions not in the catalog")
    return "　".join(notes)


def edge_note(edge: Edge, zh: bool) -> str:
    """How the person stands with an alternative; empty if nothing is to be said."""
    notes = ["★ 计划采用" if zh else "★ the plan's way"] if edge.planned else []
    if edge.elsewhere:
        notes.append("凭相关职业的证书" if zh else "by a related occupation's certificate")
    if edge.verdict is Verdict.ELIGIBLE:
        notes.append("● 现在可申报" if zh else "● open now")
    elif edge.verdict is Verdict.UNDETERMINED:
        notes.append("? 待定" if zh else "? undetermined")
    elif edge.opens:
        notes.append(f"{edge.opens} 起可申报" if zh else f"open from {edge.opens}")
    return "　".join(notes)


def legend(zh: bool) -> str:
    """What the signs mean."""
    return (
        "✓ 已持有　● 现在可申报　? 待定　★ 计划的路线（粗线）　虚线框：条件未收录"
        if zh
        else "✓ held　● open now　? undetermined　★ the plan's route (thick)　dashed: conditions not in the catalog"
    )
