"""Asking one thing on the terminal: a day, a choice, a yes or no. `?` is "not known" everywhere, `q` leaves."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Sequence
from typing import Any

import click

from .days import WRITTEN, typed_day, typed_month

__all__ = ["Left", "Terminal"]

_UNKNOWN = ("?", "不知道", "不清楚", "unknown", "don't know")
_LEAVE = ("q", "quit", "退出")
_YES = ("y", "yes", "是", "有", "是的", "对")
_NO = ("n", "no", "否", "没有", "不是", "无", "没", "不")


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
            if typed is None or typed.casefold() in (*_YES, *_NO):
                return None if typed is None else typed.casefold() in _YES
            self.say("请回答 是 或 否；不知道请输入 ?。", "Please answer yes or no; ? if you do not know.")

    def choice(self, options: Sequence[tuple[Any, str]], *, skip: str | None = None) -> Any:
        """One of the options (value, words), by its number or its words; an empty line is None, if `skip` says what for."""
        for number, (_, words) in enumerate(options, start=1):
            self.say(f"  {number}. {words}", f"  {number}. {words}")
        hint = f"；{skip}" if skip and self.lang == "zh" else f"; {skip}" if skip else ""
        while True:
            typed = self.line(f"序号（?：不知道{hint}）", f"number (?: not known{hint})")
            if typed is None or (typed == "" and skip):
                return None
            if typed.isdecimal() and 1 <= int(typed) <= len(options):
                return options[int(typed) - 1][0]
            chosen = [value for value, words in options if typed and typed in words.split("/")]
            if len(chosen) == 1:
                return chosen[0]
            self.say(f"请输入 1 至 {len(options)}，或 ?。", f"Please type 1 to {len(options)}, or ?.")

    def day(self, zh: str, en: str) -> dt.date | None:
        """A day; where only the month is known, the person says whether its first or its last day is to count."""
        while True:
            typed = self.line(
                f"{zh}（如 2021-06-01、2021年6月；?：不知道）", f"{en} (2021-06-01, 2021.6; ?: not known)"
            )
            if typed is None:
                return None
            if day := typed_day(typed):
                return day
            if month := typed_month(typed):
                return self._of_month(*month)
            self.say(f"“{typed}”不是日期，请写作 {WRITTEN}。", f"“{typed}” is not a day; write {WRITTEN}.")

    def _of_month(self, first: dt.date, last: dt.date) -> dt.date | None:
        self.say("只有月份：按哪一天计算？", "Only the month: which day is to count?")
        days = [(last, f"{last}（月末，较稳妥）"), (first, f"{first}（月初）")]
        if self.lang == "en":
            days = [(last, f"{last} (its last day, the safer reading)"), (first, f"{first} (its first day)")]
        day: dt.date | None = self.choice(days)
        return day
