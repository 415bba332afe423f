"""Why there is no path, as the page shows it: a tree of certificates, clauses and reasons."""

from __future__ import annotations

from typing import Any

from ..solver.planning.infeasible import UnreachableCertificate
from ..solver.wording import alternative_label


def blocked_tree(unreachable: UnreachableCertificate, lang: str) -> dict[str, Any]:
    """A certificate that cannot be earned, and what blocks each alternative; none if it was shown before."""
    return {
        "name": f"{unreachable.occupation} {unreachable.level.words(lang)}",
        "alternatives": [
            {
                "clause": blocked.clause,
                "alternative": alternative_label(blocked.clause, blocked.alternative, lang),
                "reasons": blocked.lines(lang),
                "prerequisites": [blocked_tree(certificate, lang) for certificate in blocked.prerequisites],
            }
            for blocked in unreachable.alternatives
        ],
    }
