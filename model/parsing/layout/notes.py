"""Notes under a list of clauses: which occupations and majors are related (注：相关职业：……，下同)."""

from __future__ import annotations

import re

from .name_list import listed_majors, listed_occupations

__all__ = ["note_of"]

_LEAD = re.compile("(?:注[0-9一二三四五]?：?|备注：?|说明：?|其中：?)?(?:[①-⑳⑴-⒇⒈-⒛]|（[0-9]）|[0-9][.、])?")
_WHAT = re.compile(
    "(?P<what>本专业(?:或|及|和|、)相关专业|本职业(?:或|及|和|、)相关职业|相关职业|相关专业|本专业|本职业（专业）)"
    "[①-⑳]?(?:是指|指的是|指|包括|主要包括|主要有|为|有|：)+"
)
_FIELDS = {
    "相关职业": ("related", "related_open"),
    "相关专业": ("related_majors", "majors_open"),
    "本专业或相关专业": ("related_majors", "majors_open"),
    "本专业": ("majors", "majors_open"),
    "本职业（专业）": ("majors", "majors_open"),
}


def note_of(plain: str) -> dict[str, object] | None:
    """What a normalised line declares of a standard; None if it is no such note, or says more than that.

    A list that ends in 等, or in which anything is not surely a name, is open: what it leaves out is unknown.

    >>> note_of("注：相关职业：评茶员、茶叶加工工，下同；相关专业：茶学等，下同。")["related"]
    ('评茶员', '茶叶加工工')
    """
    body = plain[_end(_LEAD.match(plain)) :]
    found = list(_WHAT.finditer(body))
    if not found or found[0].start() != 0:
        return None
    fields: dict[str, object] = {}
    for match, after in zip(found, [*found[1:], None], strict=True):
        words = body[match.end() : after.start() if after else len(body)]
        what = re.sub("[及和、]", "或", match["what"])
        listed = (listed_occupations if what.endswith("职业") else listed_majors)(words)
        if listed is None or what == "本职业或相关职业":
            return None
        names, is_open = listed
        field, open_field = _FIELDS[what]
        fields[field] = names
        if is_open:
            fields[open_field] = True
    return fields


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
