"""Pages: values and templates become HTML, with a receipt to reproduce them. jinja2 escapes all text that users typed."""

from __future__ import annotations

import datetime as dt
import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..model import __version__
from ..model.base import FrozenModel
from ..model.catalog import Catalog
from ..model.policy import Policy
from ..model.standard import texts_hash
from ..model.wording import messages, say, worded
from ..solver.wording import alternative_label, record_words, requirement_words

if TYPE_CHECKING:
    from jinja2 import Environment


_WHOLE = re.compile(  # days and ids of clauses
    r"\b\d{4}-\d{2}-\d{2}\b|\d{4}年\d{1,2}月\d{1,2}日|\b\d{1,2} [A-Z][a-z]+ \d{4}\b|[一-龥]{1,12}/[一二三四五]级/\d+",
    re.ASCII,
)


def render(template: str, lang: str, sections: dict[str, Any], **more: Any) -> str:
    """The HTML page of a template: its sections in order, but for the empty ones, and what else it shows."""
    words = {code.removeprefix("report."): text for code, text in messages(lang).items() if code.startswith("report.")}
    content = {"words": words, "lang": lang, "sections": [name for name in sections if sections[name]]}
    return _environment().get_template(template).render({**content, **sections, **more})


def receipt(
    catalog: Catalog, policy: Policy, on: dt.date, texts: dict[str, str], lang: str, wishes: FrozenModel | None = None
) -> list[tuple[str, str]]:
    """The lines of a receipt, names and values; `texts`: which of the catalog's texts were used."""
    occupations, editions = len(catalog.occupations), len(catalog.standards)
    relations = [f"{one} {'←' if counts else '↚'} {other}" for (one, other), counts in catalog.relations.items()]
    relations += [f"{one} {'=' if same else '≠'} {name}" for (one, name), same in catalog.aliases.items()]
    lines = {
        "day": str(on),
        "version": f"certladder {__version__}",
        **texts,
        "catalog_hash": texts_hash(catalog.standards),
        "catalog": say("report.receipts.counts", lang, occupations=occupations, editions=editions),
        "relations": say("word.separator", lang).join(relations) or say("report.none", lang),
        "policy": _given(policy, lang),
        **({"wishes": _given(wishes, lang)} if wishes else {}),
    }
    return [(say(f"report.receipts.{name}", lang), value) for name, value in lines.items()]


def _given(value: FrozenModel, lang: str) -> str:
    """The fields that differ from the defaults, as JSON; sets are sorted, so that equal values give equal text."""
    given = value.model_dump(mode="json", exclude_defaults=True)
    for name in given:
        if isinstance(getattr(value, name), frozenset):
            given[name] = sorted(given[name])
    return json.dumps(given, ensure_ascii=False) if given else say("receipt.default", lang)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
    from jinja2.runtime import Context
    from markupsafe import Markup, escape

    environment = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    @pass_context
    def dated(context: Context, value: Any) -> Markup:
        """A value in words, escaped, with days and ids of clauses marked: they are not broken over two lines."""
        words = str(escape(worded(value, context["lang"])))
        return Markup(_WHOLE.sub(r'<span class="whole">\g<0></span>', words))  # noqa: S704

    environment.filters["dated"] = dated
    for function in (say, alternative_label, record_words, requirement_words):
        environment.globals[function.__name__] = function
    return environment
