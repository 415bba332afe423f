"""Traditional characters are read as simplified ones."""

from __future__ import annotations

import certladder as cl
from certladder.model import spelling

TEXT = "职业：磨工\n来源：某局①\n申报条件（四级）\n（1）取得本职业五级证书后，累计从事本职业工作4年（含）以上★。"


def test_the_table_holds_every_traditional_character() -> None:
    changed = [chr(old) for old, new in spelling._traditional().items() if chr(old) != new]
    assert len(changed) > 3000


def test_a_text_in_traditional_characters_says_the_same() -> None:
    traditional = TEXT.translate(str.maketrans("职业报条证书后从", "職業報條證書後從"))
    catalogs = [cl.Catalog.from_text(text, strict=True) for text in (TEXT, traditional)]
    alternatives = [catalog.standard("磨工").clauses(cl.Level(4))[0].alternatives for catalog in catalogs]
    assert alternatives[0] == alternatives[1]
