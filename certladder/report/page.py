"""Pages: values and templates become HTML. jinja2 escapes all text that users typed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..model.wording import messages, say, worded
from ..solver.wording import alternative_label, record_words, requirement_words

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

__all__ = ["page_words", "render"]

_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\d{4}年\d{1,2}月\d{1,2}日|\b\d{1,2} [A-Z][a-z]+ \d{4}\b", re.ASCII)


def render(template: str, lang: str, sections: dict[str, Any], **more: Any) -> str:
    """The HTML page of a template: its sections in order, but for the empty ones, and what else it shows.

    All words are escaped, but for the pictures, whose words are already.
    """
    content = {"words": page_words(lang), "lang": lang, "sections": [name for name in sections if sections[name]]}
    return _environment().get_template(template).render({**content, **sections, **more})


def page_words(lang: str, section: str = "report") -> dict[str, str]:
    """The headings and notes of pages by name: the messages of a section, in one language.

    >>> page_words("en")["receipt"]
    'Sources'
    """
    return {
        code.removeprefix(f"{section}."): words
        for code, words in messages(lang).items()
        if code.startswith(f"{section}.")
    }


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context

    environment = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["dated"] = pass_context(lambda context, value: _dated(context["lang"], value))
    for function in (say, alternative_label, record_words, requirement_words):
        environment.globals[function.__name__] = function
    return environment


def _dated(lang: str, value: Any) -> Markup:
    """A value in words, escaped, with their days marked as such: they are not broken over two lines."""
    from markupsafe import Markup, escape

    return Markup(_DAY.sub(r'<span class="day">\g<0></span>', str(escape(worded(value, lang)))))  # noqa: S704
