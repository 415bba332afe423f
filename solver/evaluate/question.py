"""What is not known and would decide an answer."""

from typing import Literal

from ...model.base import Explained
from ...model.dates import DateRange, InexactDate
from ...model.person import ListName, Record, Title
from ...model.wording import say
from ..wording import record_words

Topic = Literal[
    ListName, "born", "completed", "corresponds", "degree", "end", "enrolled", "graduated", "issued", "permit",
    "programme", "relation", "relevance", "same", "school", "start", "trains_to", "unread"
]  # fmt: skip


class Question(Explained):
    """Something that is not known and would decide an undetermined answer (DESIGN §2), by its `topic`.

    - a list of the person, such as work: whether it holds more than is given (D17); born: the day of birth
    - a field of `record`, such as start or school; of a date known to the month or year: its day
    - relevance, corresponds: what the major, or the title's speciality, is to `occupation`
    - permit: whether `record` is the one that `words` name
    - relation, same: whether `related` counts as a 相关职业 of `occupation`, or is the same
    - unread: whether the person meets `words` that could not be read (D14), or that records leave open (D9, D18)
    """

    topic: Topic
    occupation: str
    record: Record | None = None
    related: str | None = None
    words: str | None = None

    @property
    def subject(self) -> tuple[object, ...]:
        """What is asked about: questions of one subject have one answer, for whatever occupation they came up."""
        occupation = self.occupation if self.topic in ("relation", "same", "relevance", "corresponds") else None
        return self.topic, occupation, self.record, self.related, self.words

    @property
    def partial_date(self) -> InexactDate | None:
        """What is known of the day that is asked: its month or year, or days between which it lies."""
        is_granted = isinstance(self.record, Title) and self.topic == "issued"
        date = getattr(self.record, "granted" if is_granted else self.topic, None)
        return date if isinstance(date, InexactDate) else None

    def explain(self, lang: str = "zh") -> str:
        """The question in words, in Chinese ("zh") or English ("en")."""
        date = self.partial_date
        code = "among" if isinstance(date, DateRange) else "of"
        of = say(f"question.{code}", lang, date=date) if date and date != DateRange() else ""
        code = f"question.{self.topic}"
        asked = say(code, lang, occupation=self.occupation, related=self.related, words=self.words, of=of)
        if self.record is None:
            return asked
        return say("question.about", lang, record=record_words(self.record, lang), asked=asked)
