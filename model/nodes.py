"""A certificate as a place in the requirement graph; apart from the graph, so that it comes without networkx."""

from __future__ import annotations

from typing import NamedTuple

from .terms import Level

__all__ = ["START", "CertificateNode"]


class CertificateNode(NamedTuple):
    """A certificate one can hold: an occupation and a level; level None is the pre-technician certificate."""

    occupation: str
    level: Level | None


START = CertificateNode("", None)
"""Where alternatives that ask for no certificate start."""
