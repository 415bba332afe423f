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

    Of a name:

    - other_occupation: the catalog does not hold the occupation `name`, so it is another one (D6)
    - other_occupation_near: likewise, but it resembles names that the catalog holds: `names`
    - possible_name: it may be another name of the occupation, which is not settled, and would not change the answer
    - operating_permit: `name` is an operating permit (操作证), which is no skill certificate (D8)
    - unlisted: the list `name` of the person is not known (D17), and a plan counts on nothing in it
    - condition: `name` are words of no condition that the person has to answer (`Person.meets`)

    Of a `record`:

    - other_scope: it is of another occupation, which does not count here
    - lower_level: a certificate of a lower level than is asked for
    - other_level: a training for another level
    - not_asked: nothing of its sort is asked for
    - not_asked_as_read: likewise, but words that could not be read may ask for it (D14)
    - open: whether it counts is not known: a plan does not count on it
    - undated: likewise, of the time since its date
    - later: it is dated after the day asked (D16)
    - duplicate: it is given more than once
    - too_young: it is dated before the person was ten: one of the fields `names` is wrong

    Of what was declared or set, by `names`:

    - relation: no record is of these related occupations
    - relation_scope: related occupations do not count here
    - relation_reversed: `name` is declared the other way round
    - alias: no record has these names
    - policy: these settings change nothing here
    - born: no age is asked for
    - born_as_read: likewise, but words that could not be read may ask for one (D14)
    - study: of a plan: a programme, as `record`, that helps nothing
    - wish: of a plan: these wishes change nothing
    - wish_parts: of a plan: these clauses, prices (by level or kind of programme) or aims of the wish `name` change nothing

    Of the edition, whose last day in force is `day`: days after it are by another text (D15):

    - edition_ends: the catalog holds none that follows
    - edition_followed: by `names`

    Of the answer itself:

    - ends: it is so until `day` only, by an upper age or with being a student (D13)

    Of a text that is not the official one: `name` is its source, `trust` how far to trust it:

    - supplement: the level's conditions are from it
    - supplement_majors: the list of majors is

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
