"""What was given and did not count, and why (nothing is silently without effect, DESIGN §2); and what to trust less."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

from ...model.base import Explained
from ...model.person import Education, Record
from ...model.terms import Degree, Level, Programme, School
from ...model.wording import Message, say
from ..wording import education_words, record_words

NoteCode = Literal[
    "alias", "born", "born_as_read", "condition", "duplicate", "edition_ends", "edition_followed", "ends", "later",
    "lower_level", "not_asked", "not_asked_as_read", "open", "operating_permit", "other_level", "other_occupation",
    "other_occupation_near", "other_scope", "policy", "possible_name", "relation", "relation_reversed",
    "relation_scope", "study", "supplement", "supplement_majors", "too_young", "undated", "unlisted", "wish",
    "wish_parts"
]  # fmt: skip


class Note(Explained):
    """Something given that does not count in an answer about `occupation`, or a text to trust less, by a code.

    Of a name: the catalog does not hold the occupation `name`, so it is another one (other_occupation, D6), though it
    resembles `names` (other_occupation_near); possible_name: it may be another name of the occupation, which is not settled
    and would not change the answer; operating_permit: it is one (操作证), which is no skill certificate (D8); unlisted: the
    list `name` is not known (D17), and a plan counts on nothing in it; condition: no condition has these words
    (`Person.meets`).

    Of a `record`:

    - other_scope, lower_level, other_level: it is of another occupation, or level, which does not count here
    - not_asked: nothing of its sort is asked for; not_asked_as_read: likewise, but words that could not be read may ask (D14)
    - open, undated: whether it counts, or since when, is not known: a plan does not count on it
    - later: it is dated after the day asked (D16); duplicate: it is given more than once
    - too_young: it is dated before the person was ten: one of the fields `names` is wrong

    Of what was declared or set, by `names`:

    - relation, alias: no record is of these related occupations, or has these names
    - relation_scope: related occupations do not count here; relation_reversed: `name` is declared the other way round
    - policy, wish: these settings, or wishes, change nothing here; wish_parts: these clauses, prices (by level or kind of
      programme) or aims of the wish `name` do not; study: a programme, as `record`, does not
    - born, born_as_read: no age is asked for, unless by words that could not be read (D14)

    Of the text: its edition is in force until `day` (D15), and the catalog holds none that follows (edition_ends), or
    `names` (edition_followed); the level's conditions (supplement) or the list of majors (supplement_majors) are not from
    the official one, but from `name`, to be trusted as `trust` says. Of the answer: it is so until `day` only, by an upper
    age or with being a student (ends, D13).

    >>> print(Note(code="other_occupation", occupation="电工", name="厨师"))
    “厨师”在本库中没有收录，按其他职业计。
    """

    code: NoteCode
    occupation: str
    name: str = ""
    names: tuple[str, ...] = ()
    record: Record | None = None
    trust: str | None = None
    day: dt.date | None = None

    def explain(self, lang: str = "zh") -> str:
        """The note in words, in Chinese ("zh") or English ("en")."""
        fields = {**dict(self), "record": self.record and record_words(self.record, lang)}
        if isinstance(self.record, Education) and self.code == "study":  # whenever it is attended
            fields["record"] = education_words(self.record, lang, dated=False)
        if self.code in ("policy", "wish"):
            fields["names"] = [Message(f"cli.{self.code}.{name}") for name in self.names]
        if self.code == "unlisted":
            fields["name"] = Message(f"question.{self.name}")
        if self.code == "wish_parts":
            fields |= {"name": Message(f"cli.wish.{self.name}"), "names": [self._part(name) for name in self.names]}
        return say(f"note.{fields.pop('code')}", lang, **fields)

    def _part(self, code: str) -> object:
        """A part of the wish `name`, to be worded: an aim, a clause by its id, or what is priced."""
        if self.name == "optimise":
            return Message(f"cli.objective.{code}")
        kinds = (Programme, School, Degree) if self.name == "programme" else (Level,)
        return code if "/" in code else next(filter(None, (kind.named(code) for kind in kinds)))


_MAY_COUNT = ("later", "possible_name", "undated", "unlisted")  # each says of which occupation, list or day


def notes_of_all(noted: Iterable[Sequence[Note]], lang: str) -> list[str]:
    """The notes, in words, that all of several answers have, and those of what may count for one of them."""
    each = [{note.explain(lang): note.code for note in notes} for notes in noted]
    said = {words: code for one in each for words, code in one.items()}
    return [words for words, code in said.items() if code in _MAY_COUNT or all(words in one for one in each)]
