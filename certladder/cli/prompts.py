"""Asking one thing on the terminal: a day, a choice, a yes or no. `?` is "not known" everywhere, `q` leaves."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Sequence
from typing import Any

import click

from ..model.date_formats import written_month
from ..model.terms import CertificateKind, Level
from ..model.yes_no import read_yes_no
from .days import WRITTEN, typed_day

__all__ = ["Left", "Terminal"]

_UNKNOWN = ("?", "不知道", "不清楚", "unknown", "don't know")
_LEAVE = ("q", "quit", "退出")


class Left(Exception):
    """The person leaves the interview."""


class Terminal:
    """Prompts in one language; they repeat until the answer can be read. None is "not known"."""

    def __init__(self, lang: str, *, err: bool = False) -> None:
        self.lang = lang
        self._err = err

    def say(self, zh: str = "", en: str = "") -> None:
        """A line, in the language spoken."""
        click.echo(self.word(zh, en), err=self._err)

    def word(self, zh: str, en: str) -> str:
        """The one or the other, by the language spoken."""
        return zh if self.lang == "zh" else en

    def line(self, zh: str, en: str) -> str | None:
        """What is typed; None for "not known".

        Raises:
            Left: the person leaves, or the input ends.
        """
        try:
            typed = click.prompt(self.word(zh, en), default="", show_default=False, err=self._err)
        except click.Abort:
            self.say()
            raise Left from None
        plain = unicodedata.normalize("NFKC", str(typed)).strip()
        if plain.casefold() in _LEAVE:
            raise Left
        return None if plain.casefold() in _UNKNOWN else plain

    def text(self, zh: str, en: str, default: str | None = None) -> str | None:
        """Words; an empty line is the default, if there is one."""
        hint = f" [{default}]" if default else ""
        while (typed := self.line(f"{zh}{hint}", f"{en}{hint}")) == "":
            if default is not None:
                return default
            self.say("请输入，或输入 ?（不知道）。", "Please type it, or ? if you do not know.")
        return typed

    def yes_or_no(self, zh: str, en: str) -> bool | None:
        """A yes or a no."""
        while True:
            typed = self.line(f"{zh}（是/否/?）", f"{en} (yes/no/?)")
            if typed is None or (said := read_yes_no(typed)) is not None:
                return None if typed is None else said
            self.say("请回答 是 或 否；不知道请输入 ?。", "Please answer yes or no; ? if you do not know.")

    def choice(self, options: Sequence[tuple[Any, str]], *, skip: str | None = None) -> Any:
        """One of the options (value, words), by its number or its words; an empty line is None, if `skip` says what for.

        A level's number is the level itself, so that nobody who types 4 for 四级 gets the fourth in the list.
        """
        numbered = {_number(value, place): (value, words) for place, (value, words) in enumerate(options, start=1)}
        for number, (_, words) in numbered.items():
            self.say(f"  {number}. {words}", f"  {number}. {words}")
        hint = f"；{skip}" if skip and self.lang == "zh" else f"; {skip}" if skip else ""
        while True:
            typed = self.line(f"序号（?：不知道{hint}）", f"number (?: not known{hint})")
            if typed is None or (typed == "" and skip):
                return None
            if typed in numbered:
                return numbered[typed][0]
            chosen = [value for value, words in options if typed and typed in words.split("/")]
            if len(chosen) == 1:
                return chosen[0]
            known = ", ".join(numbered)
            self.say(f"请输入 {known} 之一，或 ?。", f"Please type one of {known}, or ?.")

    def day(self, zh: str, en: str, *, safer: str = "last") -> dt.date | None:
        """A day; where only the month is known, the person says whether its first or its last day is to count.

        The `safer` reading is the one that never counts time too much: the last day of a beginning, the first of an end.
        """
        while True:
            typed = self.line(
                f"{zh}（如 2021-06-01、2021年6月；?：不知道）", f"{en} (2021-06-01, 2021.6; ?: not known)"
            )
            if typed is None:
                return None
            if day := typed_day(typed):
                return day
            if month := written_month(typed):
                return self._of_month(*month, safer)
            self.say(f"“{typed}”不是日期，请写作 {WRITTEN}。", f"“{typed}” is not a day; write {WRITTEN}.")

    def _of_month(self, first: dt.date, last: dt.date, safer: str) -> dt.date | None:
        self.say("只有月份：按哪一天计算？", "Only the month: which day is to count?")
        days = [(last, self.word(f"{last}（月末）", f"{last} (its last day)"))]
        days.append((first, self.word(f"{first}（月初）", f"{first} (its first day)")))
        if safer == "first":
            days.reverse()
        days[0] = (days[0][0], days[0][1] + self.word("，较稳妥", ", the safer reading"))
        day: dt.date | None = self.choice(days)
        return day


def _number(value: object, place: int) -> str:
    """What to type for an option: a level's own number, 0 for what stands beside levels, else its place."""
    if isinstance(value, Level):
        return str(int(value))
    return "0" if value is False or value is CertificateKind.PRE_TECHNICIAN else str(place)
