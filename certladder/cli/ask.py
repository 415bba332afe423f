"""`certladder ask`: the interview on the terminal, left and resumed; each question in the form that suits its topic.

In every prompt `?` is "not known", `b` goes back, `q` quits.
"""

import datetime as dt
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click
from pydantic import ValidationError

from .. import Advisor, AnswerError, Catalog, CertladderError, Interview, NoPath, Permit, Person, Plan, Question
from ..model.base import FrozenModel
from ..model.bounded_file import MEGABYTE, read_within
from ..model.dates import RecordDate, latest, parse_start
from ..model.errors import validation_faults
from ..model.names import occupation_name
from ..model.periods import months_of
from ..model.person import RECORD_KINDS, Apprenticeship, Certificate, Education, Record, Title, Training, Work
from ..model.schools import study_of
from ..model.spelling import clean_name, folded, read_yes_no
from ..model.terms import CertificateKind, Degree, Level, ProfessionalTitleLevel, School, Term
from ..model.wording import say
from ..solver.case import Case
from ..solver.evaluate.question import Topic
from .answers import plan_data
from .options import ANSWER, PERSON, Call, command, echo_json, target_arguments
from .terminal import Exit, OptionError, echo_text, file_errors
from .values import TERMS, read_date, working, write_file

_DATES = ("born", "completed", "end", "enrolled", "graduated", "issued", "start")
_Read = TypeVar("_Read")

_UNKNOWN = ("?", "不知道", "不清楚", "unknown", "don't know")
_LEAVE = ("q", "quit", "退出")
_BACK = ("b", "back", "返回", "上一题")


class StepBack(Exception):
    """The person goes back a step."""


class RecordIncomplete(Exception):
    """What a record cannot do without is not known."""


class Terminal:
    """Prompts in one language, which repeat until the answer can be read; None is "not known".

    `has_begun`: whether something has been answered since that was last set to False.
    """

    def __init__(self, lang: str, *, err: bool = False) -> None:
        self.lang, self.has_begun, self._err = lang, False, err

    def words(self, code: str, /, **arguments: Any) -> str:
        return say(f"cli.ask.{code}", self.lang, **arguments)

    def echo(self, text: str) -> None:
        echo_text(text, err=self._err)

    def say(self, code: str, /, **arguments: Any) -> None:
        self.echo(self.words(code, **arguments))

    def read(self, prompt: str, reader: Callable[[str], _Read]) -> _Read | None:
        while (typed := self._line(prompt)) is not None:
            try:
                return reader(typed)
            except CertladderError as error:
                self.echo(error.explain(self.lang))
        return None

    def text(self, code: str, reader: Callable[[str], str] = str, default: str = "") -> str | None:
        """Words; an empty line is the default, if there is one."""

        def read(typed: str) -> str:
            if not (typed or default):
                raise CertladderError("cli.type_something")
            return reader(typed or default)

        return self.read(self.words(code) + (f" [{default}]" if default else ""), read)

    def yes_or_no(self, code: str) -> bool | None:
        def read(typed: str) -> bool:
            if (answer := read_yes_no(typed)) is None:
                raise CertladderError("cli.answer_yes_or_no")
            return answer

        return self.read(self.words("yes_or_no", question=self.words(code)), read)

    def choice(
        self,
        options: Iterable[Any] | Mapping[Any, str],
        *,
        skip: bool = False,
        unlisted: Callable[[str], Any] = lambda _: None,
    ) -> Any:
        """One of several terms, or of other options with words for each; an empty line is None if one may `skip` it.

        It is chosen by its number or words for it. A level's number is the level itself, so that 4 means 四级, not the
        fourth in the list. `unlisted` reads what names none of them.
        """
        shown = options if isinstance(options, Mapping) else {term: term.words(self.lang) for term in options}
        numbered = {}
        for place, value in enumerate(shown, start=1):  # 0 is another option beside levels
            number = 0 if value is False or value is CertificateKind.PRE_TECHNICIAN else place
            numbered[str(int(value) if isinstance(value, Level) else number)] = value
            self.echo(f"  {[*numbered][-1]}. {shown[value]}")
        kinds = dict.fromkeys(type(value) for value in shown if isinstance(value, Term))

        def read(typed: str) -> Any:
            if typed in numbered:
                return numbered[typed]
            if not typed and skip:
                return None
            named = [value for value, words in shown.items() if typed and typed in words.split("/")]
            named += [term for kind in kinds if (term := kind.named(typed)) in shown]
            if not (named or (other := unlisted(typed))):
                raise CertladderError("cli.type_a_number", known=tuple(numbered))
            return named[0] if named else other

        return self.read(self.words("number_or_skip" if skip else "number"), read)

    def date(self, code: str, use: Callable[[RecordDate], Any] = lambda date: date) -> Any:
        """A day, or the month or year where the day is not known; or what is made of it."""
        return self.read(self.words("day", name=self.words(code)), lambda typed: use(read_date(typed)))

    def date_or_length(self, code: str) -> str | None:
        """The same; or a length of time, as it was typed: 7年, 18个月."""

        def read(typed: str) -> str:
            return str(read_date(parse_start(typed))) if months_of(typed) is None else typed

        return self.read(self.words("day_or_length", name=self.words(code)), read)

    def _line(self, prompt: str) -> str | None:
        """What is typed; None for "not known"; a `click.Abort` where the person leaves, or at the end of the input."""
        try:
            if sys.stdin is None:  # closed by the caller: `<&-`
                raise click.Abort
            typed = clean_name(click.prompt(prompt, default="", show_default=False, err=self._err))
        except click.Abort:
            self.echo("")
            raise
        if folded(typed) in _LEAVE:
            raise click.Abort
        if folded(typed) in _BACK:
            raise StepBack
        self.has_begun = True
        return None if folded(typed) in _UNKNOWN else typed


def _known(typed: Any) -> Any:
    if typed is None:
        raise RecordIncomplete
    return typed


def _occupation(terminal: Terminal, case: Case) -> str:
    """A name of an occupation, and whether it is meant for one of the catalog's that it resembles (D6)."""
    name: str = _known(terminal.text("occupation", occupation_name, case.standard.occupation))
    near = case.catalog.may_be(name)
    if not near:
        return name
    terminal.say("near_names", name=name)
    return terminal.choice({**{one: one for one in near}, name: terminal.words("no_other_name", name=name)}) or name


def _work(terminal: Terminal, case: Case) -> Record:
    """Where it is known for how long only: up to the day asked, or to the last day, that included."""
    occupation = _occupation(terminal, case)
    start = _known(terminal.date_or_length("start"))
    if terminal.yes_or_no("still_working"):
        return working(occupation, start, case.on)

    def until(end: RecordDate) -> Work:
        begun = working(occupation, start, dt.date.fromordinal(latest(end) + 1)).start
        return Work(occupation=occupation, start=begun, end=end)

    spell: Work = _known(terminal.date("last_day", until))
    return spell


def _education(terminal: Terminal, _: Case) -> Record:
    """The degree alone says which school it may be of: 大专, 函授大专."""
    terminal.say("which_school")
    found = terminal.choice(School, unlisted=study_of)
    fields = found if isinstance(found, dict) else {"school": found}
    if "degree" not in fields:
        terminal.say("which_degree")
        fields["degree"] = terminal.choice(Degree, skip=True)
    return Education(**fields, graduated=terminal.date("graduated"))


RECORD_PROMPTS: dict[str, Callable[[Terminal, Case], Record]] = {
    "certificates": lambda terminal, case: Certificate(
        occupation=_occupation(terminal, case),
        level=_known(terminal.choice([*Level, CertificateKind.PRE_TECHNICIAN])),
        issued=terminal.date("issued"),
    ),
    "work": _work,
    "education": _education,
    "training": lambda terminal, case: Training(
        occupation=_occupation(terminal, case),
        level=_known(terminal.choice(Level)),
        completed=_known(terminal.date("completed")),
    ),
    "apprenticeships": lambda terminal, case: Apprenticeship(
        occupation=_occupation(terminal, case), completed=terminal.date("served")
    ),
    "titles": lambda terminal, _: Title(
        level=_known(terminal.choice(ProfessionalTitleLevel)), granted=terminal.date("granted")
    ),
    "permits": lambda terminal, _: Permit(name=_known(terminal.text("permit")), issued=terminal.date("issued")),
}
"""What asks for one record of a list."""


class SessionAnswers(FrozenModel):
    """Answers on names and relations (occupation, other, yes or no), and the questions answered "not known"."""

    relations: tuple[tuple[str, str, bool], ...] = ()
    aliases: tuple[tuple[str, str, bool], ...] = ()
    declined: tuple[Question, ...] = ()

    def relating(self, catalog: Catalog) -> Catalog:
        """The catalog with these names and relations, where it says nothing itself and still holds the occupation."""
        held = catalog.occupations
        relations = {(one, other): counts for one, other, counts in self.relations if one in held}
        aliases = {(one, name): same for one, name, same in self.aliases if one in held and not catalog.knows(name)}
        return Catalog(relations=relations, aliases=aliases) | catalog


class Session:
    """The files of an interview, if it is saved: what they held when they were read, and what is saved since."""

    def __init__(self, file: Path | None) -> None:
        if file is not None and file.suffix.casefold() != ".json":
            raise OptionError("cli.session_json", file=file, name=f"{file.stem}.json")
        self._files = [] if file is None else [file, file.with_suffix(".answers.json")]
        self._contents, self.saved = self._read(), False
        person, answers = self._contents or (None, None)
        nothing_known = dict.fromkeys(kind.list_name for kind in RECORD_KINDS.values())
        self.person = Person.model_validate(nothing_known) if person is None else Person.load(self._files[0])
        try:
            self.answers = SessionAnswers.model_validate_json(answers or "{}")
        except ValidationError as error:
            why = tuple(fault.why for fault in validation_faults(error))
            raise CertladderError("cli.session_broken", file=self._files[1], reason=why) from error

    def save(self, interview: Interview) -> None:
        if self._read() != self._contents:
            raise CertladderError("cli.session_changed", file=self._files[0])
        made = interview.eligibility.receipt
        answers = SessionAnswers(relations=made.relations, aliases=made.aliases, declined=interview.declined)
        for file, value in zip(self._files, (interview.person, answers), strict=False):
            if value != SessionAnswers() or file.exists():
                write_file(value.model_dump_json(indent=2) + "\n", file)
        self._contents, self.saved = self._read(), bool(self._files)

    def _read(self) -> list[bytes | None]:
        found = []
        for file in self._files:
            with file_errors("unreadable", file):
                found.append(read_within(file, 10 * MEGABYTE) if file.exists() else None)
        return found


@command("ask", *target_arguments(), *(one for one in PERSON if one.name != "nothing"), *ANSWER)
def ask(call: Call) -> Exit:
    session = Session(call.person)
    advisor = Advisor(session.answers.relating(call.advisor.catalog), call.advisor.policy)
    interview = advisor.interview(call.added_to(session.person), call.target, call.level, call.on)
    interview = replace(interview, declined=session.answers.declined)
    terminal = Terminal(call.lang, err=call.as_json)
    terminal.say("keys")
    if call.person is None:
        terminal.say("not_saved")
    try:
        for answered in run_interview(interview, terminal):
            interview = answered
            session.save(interview)
    except click.Abort:
        terminal.say("saved" if session.saved else "left")
    _conclude(interview, terminal, call.as_json)
    return Exit[interview.eligibility.verdict.name]


def _conclude(interview: Interview, terminal: Terminal, as_json: bool) -> None:
    found: Plan | NoPath
    try:
        advisor = Advisor(interview.catalog, interview.policy)
        found = advisor.plan(interview.person, interview.standard.occupation, interview.level, interview.on)
    except NoPath as error:
        found = error
    if as_json:
        echo_json({"person": interview.person, "eligibility": interview.eligibility, "plan": plan_data(found)})
        return
    terminal.echo("")
    terminal.echo(interview.eligibility.explain(terminal.lang))
    terminal.echo("")
    terminal.say("plan", plan=found)


def run_interview(interview: Interview, terminal: Terminal) -> Iterator[Interview]:
    """Ask until the verdict is decided or nothing is left to ask: the interview after each answer.

    One step back leads to the state before the last answer; within a record that is half typed, to its beginning.
    """
    earlier: list[Interview] = []
    while True:
        terminal.has_begun = False
        try:
            if interview.question is None:
                if earlier:  # the last answer can be changed too
                    with suppress(click.Abort):
                        terminal.read(terminal.words("confirm"), str)
                return
            for latest in _ask(interview.question, interview, terminal):
                earlier.append(interview)
                interview = latest
                yield interview
        except StepBack:
            if not terminal.has_begun and earlier:
                interview = earlier.pop()
                yield interview
            elif not terminal.has_begun:
                terminal.say("first_question")


def _ask(question: Question, interview: Interview, terminal: Terminal) -> Iterator[Interview]:
    terminal.echo("")
    terminal.echo(question.explain(terminal.lang))
    terminal.say(f"look_up_{question.topic}")
    if question.topic in RECORD_PROMPTS:
        yield from _list(question, interview, terminal)
        return
    try:
        answered = interview.answer(_answer(question, terminal))
    except AnswerError as error:
        terminal.say("answer_does_not_fit", reason=error)
    else:
        yield answered


def _answer(question: Question, terminal: Terminal) -> Any:
    if question.topic in _DATES:
        return terminal.date("date")
    if question.topic == "trains_to":
        levels = {level: level.words(terminal.lang) for level in (Level.INTERMEDIATE, Level.ADVANCED)}
        return terminal.choice({**levels, False: terminal.words("not_approved")})
    if question.topic in TERMS:
        return terminal.choice(TERMS[question.topic])
    return terminal.yes_or_no("answer")


def _list(question: Question, interview: Interview, terminal: Terminal) -> Iterator[Interview]:
    """A list, record by record, until there are no more or the verdict is decided."""
    known = bool(getattr(interview.person, question.topic))
    while True:
        terminal.has_begun, record = False, None
        more = terminal.yes_or_no(f"{'another' if known else 'any'}_{question.topic}")
        try:
            record = RECORD_PROMPTS[question.topic](terminal, interview) if more else None
        except RecordIncomplete:
            terminal.say("record_incomplete")
        # no more: the list is complete; what is not known is not asked for again
        interview = interview.answer(() if more is False else record, question)
        unknown: list[Topic] = []
        if isinstance(record, Certificate | Title | Education) and record.date is None:
            unknown.append("graduated" if isinstance(record, Education) else "issued")
        if isinstance(record, Education) and record.school is None:
            unknown.append("school")
        for topic in unknown:
            interview = interview.answer(None, Question(topic=topic, occupation=question.occupation, record=record))
        yield interview
        known = True
        if record is None or interview.eligibility.verdict != "undetermined":
            return
