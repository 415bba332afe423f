"""What all tests share."""

from __future__ import annotations

import os

import pytest

import certladder as cl

os.environ["CERTLADDER_LANG"] = "zh"  # whatever the machine's locale


@pytest.fixture(scope="session")
def catalog() -> cl.Catalog:
    """The built-in catalog."""
    return cl.Catalog.builtin()


@pytest.fixture(scope="session")
def advisor(catalog: cl.Catalog) -> cl.Advisor:
    """An advisor with the built-in catalog and the default policy."""
    return cl.Advisor(catalog)
