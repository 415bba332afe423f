"""The README as a package index shows it: links into the repository would be dead there, so they name the file instead."""

import re
from pathlib import Path

from setuptools import setup

LINK = re.compile(
    r"!?\[([^\]]+)\]\((?!https?:)([^)]+)\)"
)  # [tutorial](docs/tutorial.md), ![A picture](docs/images/...)

readme = Path(__file__).with_name("README.md").read_text(encoding="utf-8")
setup(
    long_description=LINK.sub(lambda link: link[1] if link[1] == link[2] else f"{link[1]} ({link[2]})", readme),
    long_description_content_type="text/markdown",
)
