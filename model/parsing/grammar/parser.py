"""The tables of patterns, and by them a normalised sentence -> its parse tree; lark is imported with the first sentence."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from types import ModuleType
from typing import TYPE_CHECKING, Any

from .. import vocabulary
from ..lines import Expected, expected
from ..pattern_tables import PatternTables

if TYPE_CHECKING:
    from lark import Lark, Token, Tree


TERMINALS = PatternTables(
    __package__,
    "terminals.toml",
    {name.lower(): words for name, words in vars(vocabulary).items() if name.isupper() and not name.startswith("_")},
)
SCHOOLS: dict[str, list[str]] = TERMINALS.tables.pop("schools")
TERMINALS.fragments["school"] = "|".join(SCHOOLS)
PHRASES = PatternTables(__package__, "set_phrases.toml", {"level": vocabulary.LEVEL})
_MOST_SHOWN = 8


class UnparsableSentence(Exception):
    """The sentence does not follow the grammar, or says two things at once; `at`: where, in normalised text."""

    def __init__(self, what: Expected | None = None, at: int = -1) -> None:
        super().__init__(what, at)
        self.at = at
        self._what = what

    @property
    def expected(self) -> Expected:
        """What to write instead; where lark stopped, an example of each phrase family that could stand there."""
        if self._what is not None:
            return self._what
        stopped: Any = self.__cause__  # lark tries every family to answer, and most errors are never told
        names = stopped.accepts if hasattr(stopped, "accepts") else stopped.allowed
        could = [TERMINALS.tables.get(name, {}) for name in names or ()]
        examples = sorted({family["example"] for family in could if "example" in family})
        few = 0 < len(examples) <= _MOST_SHOWN
        return expected("one_of", examples=tuple(examples)) if few else expected("condition")


def grammar() -> str:
    """The whole grammar in lark's notation: the phrase families as its terminals, then the rules."""
    lines = []
    for name, family in TERMINALS.tables.items():
        pattern = TERMINALS.expanded(family["pattern"]).replace("/", r"\/")
        priority = f".{family['priority']}" if "priority" in family else ""
        lines.append(f"{name}{priority}: /{pattern}/\n")
    return "".join(lines) + files(__package__).joinpath("clause.lark").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _lark() -> tuple[ModuleType, Lark]:
    import lark
    from lark.lexer import ContextualLexer

    class Unchecked(ContextualLexer):
        """A test checks that no two terminals overlap; here it would take hours, wherever interegular is installed."""

        def __init__(self, conf: Any, states: Any, always_accept: Any = ()) -> None:
            conf.skip_validation = True  # lark has no option for it
            super().__init__(conf, states, always_accept)

    plugins = {"ContextualLexer": Unchecked}
    return lark, lark.Lark(grammar(), parser="lalr", start="clause", propagate_positions=True, _plugins=plugins)


def parse(text: str) -> Tree[Token]:
    """The parse tree of normalised text, or `UnparsableSentence`."""
    lark, parser = _lark()
    try:
        return parser.parse(text)
    except lark.UnexpectedInput as error:
        ended = isinstance(error, lark.UnexpectedToken) and error.token.type == "$END"
        raise UnparsableSentence(at=len(text) if ended else error.pos_in_stream) from error
