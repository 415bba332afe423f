"""How much the tests with random cases ask, by CERTLADDER_TESTS: `short` (`make test`), `long` (CI) or `proof` (`make proof`)."""

from __future__ import annotations

import os

LENGTH = os.environ.get("CERTLADDER_TESTS", "short")


def by_length(short: int, long: int, proof: int) -> int:
    """The number of cases for the length asked for."""
    return {"short": short, "long": long, "proof": proof}[LENGTH]
