"""What all tests share."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

import certladder as cl
from tests.helpers.strategies import EXAMPLES

os.environ["CERTLADDER_LANG"] = "zh"  # whatever the machine's locale

settings.register_profile(
    "laws",
    derandomize=True,
    deadline=None,
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("laws")


@pytest.fixture(scope="session")
def catalog() -> cl.Catalog:
    """The built-in catalog."""
    return cl.Catalog.builtin()


@pytest.fixture(scope="session")
def advisor(catalog: cl.Catalog) -> cl.Advisor:
    """An advisor with the built-in catalog and the default policy."""
    return cl.Advisor(catalog)
