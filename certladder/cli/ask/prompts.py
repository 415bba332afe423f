"""Prompts for one value: a date, a choice, a yes or no. `?` is "not known" everywhere, `b` goes back, `q` quits."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeVar

import click

from ...model.dates import RecordDate, months_of
from ...model.errors import InvalidDay
from ...model.spelling import read_yes_no
from ...model.terms import CertificateKind, Level, Term
from ...model.wording import say
from ..io import echo_text
from ..values import read_date

__all__ = ["InterviewLeft", "StepBack", "Terminal"]

_Read = TypeVar("_Read")

_UNKNOWN = ("?", "不知道", "不清楚", "unknown", "don't know")
_LEAVE = ("q", "quit", "退出")
_BACK = ("b", "back", "返回", "上一题")


class InterviewLeft(Exception):
    """The person leaves the interview."""


class StepBack(Exception):
    """The person goes back a step."""


class Terminal:
    """Prompts in one language: messages of the table cli.ask by their codes.

    A prompt repeats until the answer can be read. None is "not known".
    """

    def __init__(self, lang: str, *, err: bool = False) -> None:
        self.lang = lang
        self._err = err
        self._values = 0

    def begin(self) -> None:
        """Begin a question, or a record of one."""
        self._values = 0

    @property
    def has_begun(self) -> bool:
        """Whether something of the question has been answered already."""
        return self._values > 0

    def confirm(self) -> None:
        """Wait for an empty line before the end, so that the last answer can be changed too."""
        with suppress(InterviewLeft):
            self._line(self.words("confirm"))

    def words(self, code: str, /, **arguments: Any) -> str:
        """A message."""
        return say(f"cli.ask.{code}", self.lang, **arguments)

    def echo(self, text: str) -> None:
        """Print a line."""
        echo_text(text, err=self._err)

    def say(self, code: str, /, **arguments: Any) -> None:
        """Print a message."""
        self.echo(self.words(code, **arguments))

    def text(self, code: str, default: str | None = None) -> str | None:
        """Words; an empty line is the default, if there is one."""
        prompt = self.words(code) + (f" [{default}]" if default else "")
        while (typed := self._line(prompt)) == "":
            if default is not None:
                return default
            self.say("type_something")
        return typed

    def yes_or_no(self, code: str) -> bool | None:
        """A yes or a no."""
        while True:
            typed = self._line(self.words("yes_or_no", question=self.words(code)))
            if typed is None:
                return None
            if (answer := read_yes_no(typed)) is not None:
                return answer
            self.say("answer_yes_or_no")

    def term(
        self,
        terms: Iterable[Any],
        also: Mapping[Any, str] | None = None,
        *,
        skip: bool = False,
        unlisted: Iterable[Any] = (),
    ) -> Any:
        """One of several terms, or of other options; `unlisted` ones are understood, but not shown."""
        options = [*((term, term.words(self.lang)) for term in terms), *(also or {}).items()]
        return self.choice(options, skip=skip, unlisted=unlisted)

    def choice(self, options: Sequence[tuple[Any, str]], *, skip: bool = False, unlisted: Iterable[Any] = ()) -> Any:
        """One of the options (value, words), by its number or words for it; an empty line is None if one may `skip` it.

        A level's number is the level itself, so that 4 means 四级, not the fourth in the list.
        """
        values = [value for value, _ in options] + [*unlisted]
        numbered = {_number(value, place): (value, words) for place, (value, words) in enumerate(options, start=1)}
        for number, (_, words) in numbered.items():
            self.echo(f"  {number}. {words}")
        prompt = self.words("number_or_skip" if skip else "number")
        while True:
            typed = self._line(prompt)
            if typed is None or (typed == "" and skip):
                return None
            if typed in numbered:
                return numbered[typed][0]
            chosen = [value for value, words in options if typed and typed in words.split("/")] or _parsed(
                typed, values
            )
            if chosen:
                return chosen[0]
            self.say("type_a_number", known=tuple(numbered))

    def date(self, code: str) -> RecordDate | None:
        """A day, or the month or year where the day is not known."""
        return self._read("day", code, read_date)

    def date_or_length(self, code: str) -> RecordDate | str | None:
        """The same; or a length of time, as it was typed: 7年, 18个月."""
        return self._read("day_or_length", code, lambda typed: read_date(typed) if months_of(typed) is None else typed)

    def _read(self, prompt: str, code: str, read: Callable[[str], _Read]) -> _Read | None:
        while (typed := self._line(self.words(prompt, name=self.words(code)))) is not None:
            try:
                return read(typed)
            except InvalidDay as error:
                self.echo(error.explain(self.lang))
        return None

    def _line(self, prompt: str) -> str | None:
        """What is typed; None for "not known".

        Raises:
            InterviewLeft: the person leaves, or the input ends.
            StepBack: the person goes back.
        """
        try:
            typed = click.prompt(prompt, default="", show_default=False, err=self._err)
        except click.Abort:
            self.echo("")
            raise InterviewLeft from None
        plain = unicodedata.normalize("NFKC", str(typed)).strip()
        if plain.casefold() in _LEAVE:
            raise InterviewLeft
        if plain.casefold() in _BACK:
            raise StepBack
        self._values += 1
        return None if plain.casefold() in _UNKNOWN else plain


def _number(value: object, place: int) -> str:
    """What to type for an option: a level's own number, 0 for another option beside levels, else its place."""
    if isinstance(value, Level):
        return str(int(value))
    return "0" if value is False or value is CertificateKind.PRE_TECHNICIAN else str(place)


def _parsed(typed: str, values: Sequence[Any]) -> list[Any]:
    """The terms among the values that the words name, in whatever form."""
    kinds = dict.fromkeys(type(value) for value in values if isinstance(value, Term))
    return [term for kind in kinds if (term := kind.named(typed)) in values]
