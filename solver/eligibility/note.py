"""What was given and did not count, and why (nothing is silently without effect, DESIGN §2); and what to trust less."""

from __future__ import annotations

from typing import Literal

from ...model.base import FrozenModel
from ...model.errors import require_language
from ...model.wording import say

__all__ = ["Note", "NoteCode"]

NoteCode = Literal[
    "operating_permit", "other_occupation", "other_occupation_near", "possible_name", "supplement", "supplement_majors"
]  # fmt: skip


class Note(FrozenModel):
    """Something given that does not count in an answer about `occupation`, by a code:

    - other_occupation: the catalog does not hold the occupation `name`, so it is another one (D6);
    - other_occupation_near: likewise, but it resembles names that the catalog holds: `near`;
    - possible_name: it may be another name of the occupation, which is not settled, and would not change the answer;
    - operating_permit: `name` is an operating permit (操作证), which is no skill certificate (D8).

    Or a text that the answer rests on, and that is not the official one: `name` is its source, `trust` how far to trust it:

    - supplement: the level's conditions are from it; supplement_majors: the list of majors.

    >>> print(Note(code="other_occupation", occupation="电工", name="厨师"))
    “厨师”在本库中没有收录，按其他职业计。
    """

    code: NoteCode
    occupation: str
    name: str
    near: tuple[str, ...] = ()
    trust: str | None = None

    def __str__(self) -> str:
        return self.explain()

    def explain(self, lang: str = "zh") -> str:
        """The note in words, in Chinese ("zh") or English ("en").

        Raises:
            UnknownTerm: another language.
        """
        require_language(lang)
        return say(f"note.{self.code}", lang, **dict(self))
