"""Questions in words."""

from __future__ import annotations

from ...model.person import Record
from ...model.wording import say
from .records import record_words

__all__ = ["question_words"]


def question_words(
    topic: str, occupation: str, record: Record | None, related: str | None, words: str | None, lang: str
) -> str:
    """A question on a topic (`Question` says what each is about), after the words of the record it is about."""
    asked = say(f"question.{topic}", lang, occupation=occupation, related=related, words=words)
    return asked if record is None else say("question.about", lang, record=record_words(record, lang), asked=asked)
