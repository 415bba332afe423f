"""The cells of given tables, read: each different one once, in this process; the engine joins what they say."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any

from ..model.errors import InvalidDay
from ..model.names import UNTOLD_WORK
from ..model.periods import FOREVER
from .cell_parsers import Problem, apart, before_entry, certificates_in, read_day, read_status, read_words
from .cells import BLANK, FAILED, FOOTER, OTHER_TRADES, SAID
from .columns import ABSENT, AWAY, DOUBTED, LEFT_ON, MOVED_FROM, MOVED_OFF, STAYS, Kind, TableForm
from .engine import Engine, quoted, rows
from .given_tables import GivenTable
from .headers import Part, shown
from .schooling_parsers import schoolings_in

DAYS = ("day", "last", "second", "second_last")
"""The first and the last day that a record's date may be, and those of its other date."""
_ASKED_OF_ROSTERS = ("certificates", "education", "training")
"""What a roster leaves open that has no column for it."""
_BLANK_END, _NO_END = 1, 2
"""Of work: that nothing stands where its end would, and that there is no place for its end."""
_ENDS = ("said", "last")
_TOLD = {"problem": "BIGINT", "given": "STRING", "other": "STRING"}
"""What is first wrong with a row, and of what type the engine holds it."""
_ORDER = {
    "work": ("end", "start", "end_before_start"),
    "education": ("graduated", "enrolled", "graduated_before_enrolled"),
}
"""The days that come in an order: the last, the first, and the reason where they do not."""
_SAID_TYPES = {
    "source": "string", "list_name": "string", "main": "bool_", "roster": "bool_", "entry": "bool_", "row_number": "int64",
    "id": "string", "kind": "int64", **dict.fromkeys(DAYS, "int64"), "unended": "int64", "problem": "int64", "given": "string", "other": "string",
}  # fmt: skip
_SEVERAL = {
    "certificates": ("occupation", "level", "trade", "issued"),
    "work": ("start", "end", "occupation", "away", "first"),
    "education": ("school", "degree", "major", "programme", "full_time", "graduated", "enrolled"),
}
"""The columns whose cells may hold several records."""
_BLANK, _ZEROS = (", ".join(map(quoted, words)) for words in (BLANK, SAID["zeros"]))
_NO_LEAVING = quoted(f"{AWAY}|{DOUBTED}")
"""What the last day somebody was there does not explain."""
_CAME = f"regexp_like({{0}}, {quoted(MOVED_FROM)}) AND t.occupation_text <> '' AND instr({{0}}, t.occupation_text) = 0"
_MOVED_TO = quoted(f"^.*?(?:{MOVED_OFF})")
_FAILED = ", ".join(map(quoted, FAILED))
_RELEVANT = quoted("^(本专业|相[关近](专业)?|[不非]相关(专业)?|无关(专业)?)$")
"""Relevance to an occupation that another cell names."""

_AND = re.compile("[、，,;；/]|兼")
_OTHER_TRADE = re.compile("|".join([OTHER_TRADES, *SAID["named_trades"]]))
_TRADE = re.compile("[^及和与或等、,，;；/ 0-9()（）]{1,7}[工员师]")  # 焊工, of which no catalog need know

_Fault = tuple[str, str, str, str]
"""What can be wrong with a row, in SQL: where it is, the problem's number, and the cells `given` and `other` it tells."""


class Reader:
    """Reads the tables; `kinds` and `problems` are numbered as they come up.

    `said` is a table of what each row says of each kind of record: source, list_name (the table), main (that is what its
    table is about), roster (it is a person in a roster), entry (work that is said to begin with the day of entry),
    row_number, id, kind (a place in `kinds` or, of persons, in `incomplete`), the days of `DAYS`, of work whether its end
    is said (`unended`), and what is first wrong: problem, and the cells given and other that it is about.
    """

    def __init__(self, engine: Engine, given: Sequence[GivenTable], is_trade: Callable[[str], bool]) -> None:
        self.engine, self.given, self.is_trade = engine, given, is_trade
        self.kinds: dict[Kind, int] = {}
        self.incomplete: dict[tuple[str, ...], int] = {}  # which lists of a person are not complete
        self.problems: list[Problem] = []
        self._doubtful = engine.keep(self._find_doubtful())
        lost: list[tuple[object, ...]] = []
        said: dict[bool, list[str]] = {True: [], False: []}
        for table in given:
            for part in table.header.parts:
                for row, problem in table.unread:
                    if part is table.header.parts[0] or not problem.harmless:
                        why = self._problem(problem), problem.why.arguments.get("given"), None
                        lost.append((table.header.where, part.form.name, False, False, False, row, *[None] * 7, *why))
                said[part.form.name == "work"].append(self._read(table, part))
        work = [self._taken_on_again(engine.keep(" UNION ALL ".join(said[True])))] if said[True] else []
        unread = f"SELECT * FROM {engine.keep(rows(lost, **_SAID_TYPES))} t"
        self.said = engine.keep(" UNION ALL ".join([unread, *work, *said[False]]))

    def _problem(self, problem: Problem) -> int:
        self.problems.append(problem)
        return len(self.problems) - 1

    def _fault(self, wrong: str, column: str, code: str, given: str = "NULL", other: str = "NULL") -> _Fault:
        """A fault whose reason is a message, which may tell one or two cells."""
        told = {name: "" for name, cell in (("given", given), ("other", other)) if cell != "NULL"}
        return wrong, str(self._problem(Problem.of(column, code, **told))), given, other

    def _find_doubtful(self) -> str:
        """Ids that may stand for two persons, or two of them for one: (id, problem, given, other)."""
        two_names, zeros, same_name = (
            self._problem(Problem.of("person", code, given="", other=""))
            for code in ("two_names", "zeros", "same_name")
        )
        by_name = self.given[0].by == "name"
        ids = (
            f"SELECT id, who, {quoted(kind)} AS told_in, concat('{at} ', {table.first}) AS n FROM {table.rows} t WHERE id <> ''"
            for at, table in enumerate(self.given)
            if table.header.parts
            for kind in ({part.form.name for part in table.header.parts if by_name and part.form.record} or ("",))
        )
        all_ = self._ids = self.engine.keep(" UNION ALL ".join(ids))
        plain = "translate(id, '-_/ ', '')"
        bare = f"CASE WHEN regexp_like(id, '^0|[-_/ a-z]') THEN regexp_replace(upper({plain}), '^0+', '') ELSE id END"
        alike = f"""SELECT {bare} AS bare, max(id) AS given, min(id) AS other FROM {all_} a
            GROUP BY {bare} HAVING min(id) < max(id) AND min(length(id) - length({plain})) = 0"""  # 1-11 is not 11-1
        found = [
            f"SELECT DISTINCT id, {zeros} AS problem, given, other FROM {all_} a JOIN ({alike}) b ON b.bare = {bare}",
            f"""SELECT id, {two_names}, min(who), max(who) FROM {all_} a WHERE who <> ''
            GROUP BY id HAVING min(who) < max(who)""",
        ]
        if by_name:  # twice among records of one kind
            found += [f"SELECT id, {same_name}, id, id FROM {all_} a GROUP BY id, told_in HAVING min(n) < max(n)"]
        doubts = "min(problem) AS problem, min_by(given, problem) AS given, min_by(other, problem) AS other"
        return f"SELECT id, {doubts} FROM ({' UNION ALL '.join(found)}) t GROUP BY id"

    def _taken_on_again(self, work: str) -> str:
        """The work that is said, with a problem where it has no end and cannot be known to go on: that person began the same
        once more, or, where no row could say an end, began or, by a roster, does anything else; or other rows have another
        post since the same day of entry. That a contract ran out is told of the last one only."""
        problem = self._problem(Problem.of("end", "again"))
        contracts = [
            "NULL",
            *(str(at) for at, one in enumerate(self.problems) if one.why.code == "workforce.reason.contract"),
        ]
        posts = self._problem(Problem.of("start", "posts"))
        again = [f"unended = {_NO_END} AND main AND present <> kind"]
        joins = f""" LEFT JOIN (SELECT id, day, entry, count(DISTINCT kind) AS posts FROM {work} w WHERE id <> '' AND entry
            AND unended > 0 GROUP BY id, day, entry HAVING count(DISTINCT concat(source, row_number)) > 1) e
            USING (id, day, entry)"""
        joins += f""" LEFT JOIN (SELECT id, min(kind) AS present FROM {work} w WHERE id <> '' AND NOT main AND unended > 0
            GROUP BY id HAVING min(kind) = max(kind)) present USING (id)"""
        for unended, alike in ((_BLANK_END, "id, main, kind"), (_NO_END, "id, main")):
            joins += f""" LEFT JOIN (SELECT {alike}, max(day) AS latest{unended} FROM {work} w WHERE id <> ''
                GROUP BY {alike} HAVING min(day) < max(day)) l{unended} USING ({alike})"""
            again.append(f"unended >= {unended} AND latest{unended} > day")
        names = ", ".join(_SAID_TYPES).replace(
            "problem",
            f"""CASE WHEN problem IS NULL AND posts > 1 THEN {posts}
                WHEN problem IS NULL AND ({" OR ".join(again)}) THEN {problem}
                WHEN problem IN ({", ".join(contracts)}) AND latest{_BLANK_END} > day THEN NULL ELSE problem END AS problem""",
        )
        return f"SELECT {names} FROM {work} s{joins}"

    def _doubtful_cells(self, table: GivenTable, columns: Sequence[tuple[str, str]]) -> list[str]:
        """Of each column, the cell if it matches the pattern, or ''."""
        told = ((table.cell(column), quoted(words)) for column, words in columns)
        return [
            f"CASE WHEN regexp_like({cell}, {words}) AND lower({cell}) NOT IN ({_BLANK}) THEN {cell} ELSE '' END"
            for cell, words in told
        ]

    def _told_elsewhere(self, table: GivenTable, part: Part) -> str:
        """Ids of whom another table, of persons, says what puts such records in doubt: id, given, and until when that can
        matter, as far as a last day explains all that is said; "" if none could."""
        cells = []
        for other in self.given:
            for kind, columns in other.header.told.items():
                if other is table or not part.concerned(kind):
                    continue
                rows_, id_ = f"{other.rows} t", "t.id"
                if other.by == "name" != table.by:
                    rows_, id_ = f"{rows_} JOIN {self._ids} named ON named.who = t.id", "named.id"
                told = self._doubtful_cells(other, columns)
                first = ", ".join(f"nullif({cell}, '')" for cell in told)
                lasting = f"regexp_like(concat({', '.join(told)}), {_NO_LEAVING})" if kind == "work" else "true"
                cells.append(f"SELECT {id_}, coalesce({first}, '') AS given_text, {lasting} AS lasting FROM {rows_}")
        if not cells:
            return ""
        said = self.engine.keep(f"SELECT * FROM ({' UNION ALL '.join(cells)}) t WHERE given_text <> ''")
        days = self._lexicon(said, ["given"], partial(read_day, part.form, "end"))
        until = f"CASE WHEN lasting OR d.last IS NULL THEN {FOREVER} ELSE d.last END"
        return f"""SELECT s.id, max(s.given_text) AS given, max({until}) AS until, bool_or(lasting) AS lasting
            FROM {said} s JOIN {days} d ON d.given_text = s.given_text GROUP BY s.id"""

    def _read(self, table: GivenTable, part: Part) -> str:
        form, is_work = part.form, part.form.name == "work"
        text, named = self._several(self.engine.keep(self._text(table, part)), form)
        readers: dict[str, Callable[..., tuple[int | None, int | None]]] = {
            "kind": partial(self._kind, table, part, named)
        }
        readers |= {"status": partial(read_status, form, part.columns["status"])} if "status" in part.columns else {}
        for name in (*form.days, *(["contract"] if "contract" in part.columns else [])):
            readers[name] = partial(
                lambda name, cell: read_day(form, name, apart(form, part.columns, name, cell)), name
            )
        # of somebody who has left, a day on which that was says enough; of somebody who was away, it does not
        ended = " AND end_l.said IS NULL" if "end" in form.days else ""
        told = f" AND (end_l.said IS NULL OR regexp_like({{0}}, {_NO_LEAVING})) AND NOT ({_CAME})" if is_work else ""
        joins = f" LEFT JOIN {self._doubtful} doubt ON doubt.id = t.id"
        faults = [
            self._fault(f"t.id = '' AND regexp_like(t.id_text, {quoted(FOOTER)})", "person", "footer", "t.id_text"),
            self._fault("t.id = '' AND lower(t.id_text) LIKE '%e+%'", "person", "rounded_id", "t.id_text"),
            self._fault("t.id = ''", "person", "no_id"),
            ("doubt.problem IS NOT NULL", "doubt.problem", "doubt.given", "doubt.other"),
        ]
        if table.homonyms:
            one_of = f"replace(t.id_text, ' ', '') IN ({', '.join(map(quoted, table.homonyms))})"
            faults.append(self._fault(one_of, "person", "same_name", "t.id_text", "t.id"))
        if "status" in readers and not is_work:
            faults.append(self._fault("status_l.said = 1", "status", "failed", "t.status_text"))
        for at, (kind, column, _) in enumerate(part.doubts):
            cell = f"t.doubt{at}_text"
            unless = told.format(cell) if kind == "work" else ""
            if kind == "off":  # 调任电工 is no other trade of a 电工
                unless = f" AND NOT regexp_like({cell}, {quoted(STAYS)})"
                unless += f" AND instr(regexp_replace({cell}, {_MOVED_TO}, ''), t.occupation_text) NOT BETWEEN 1 AND 4"
            if kind in ("work", "off"):  # what is told of other days
                unless += f" AND NOT (t.away_text = '' AND regexp_like({cell}, {quoted(ABSENT)}))"
            faults.append(self._fault(f"{cell} <> ''{unless}", shown(column), "doubt", cell))
        if elsewhere := self._told_elsewhere(table, part):
            joins += f" LEFT JOIN ({elsewhere}) elsewhere ON elsewhere.id = t.id"
            wrong = "elsewhere.given IS NOT NULL"
            if is_work:  # who has left before that came back
                since = "(start_l.said IS NULL OR start_l.said < elsewhere.until)"
                wrong += f" AND {since} AND (end_l.said IS NULL OR elsewhere.lasting)"
            faults.append(self._fault(wrong, "person", "doubt", "elsewhere.given"))
        for name, read in readers.items():  # what is wrong with a day of work comes last: all else is known then
            cells = form.words if name == "kind" else (name,)
            same = " AND ".join(f"{name}_l.{cell}_text = t.{cell}_text" for cell in cells)
            joins += f" JOIN {self._lexicon(text, cells, read)} {name}_l ON {same}"
            only = ended if name in ("status", "contract") else ""
            if is_work and name == "start" and part.columns.keys() == {"occupation"}:
                faults.append(self._fault("true", shown(part.columns["occupation"]), "undated", "t.occupation_text"))
            faults.append((f"{name}_l.problem IS NOT NULL{only}", f"{name}_l.problem", "NULL", "NULL"))
        if "status" in readers and is_work:
            faults.append(self._fault(f"status_l.said = 1{ended}", "end", "left_without_end"))
        ran_out = ""
        if "contract" in readers:
            at_work = " AND (status_l.said IS NULL OR t.status_text = '')" if "status" in readers else ""
            ran_out = f"end_l.last IS NULL AND contract_l.last <= {dt.date.today().toordinal()}{at_work}"
            faults.append(self._fault(ran_out, "contract", "contract", "t.contract_text"))
        if form.name in _ORDER:
            last, first, code = _ORDER[form.name]
            wrong = f"{last}_l.last <= {first}_l.said"
            faults.append(self._fault(wrong, last, code, f"t.{last}_text", f"t.{first}_text"))
        if form.name == "conditions":
            met = "kind_l.said) OVER (PARTITION BY t.id, t.words_text)"
            faults.append(self._fault(f"min({met} < max({met}", "met", "yes_and_no"))
        roster = form.record is None and len(table.header.parts) > 1
        if form.record is None:
            alike = ", ".join(["t.id", *(f"t.{name}_text" for name in (*form.words, *form.days))])
            differ = f"count(*) OVER (PARTITION BY {alike}) < count(*) OVER (PARTITION BY t.id)"
            faults.append(self._fault(differ, "person", "listed_twice_differing"))
            if part.main and not roster:  # there, a person may have a row for each certificate
                again = f"row_number() OVER (PARTITION BY {alike} ORDER BY t.row_number) > 1"
                faults.append(self._fault(again, "person", "listed_twice"))
        ends = [f"{name}_l.{end}" if name else "NULL" for name in (*form.days, None, None)[:2] for end in _ENDS]
        if ran_out:
            ends[2] = f"CASE WHEN {ran_out} THEN contract_l.said ELSE end_l.said END"
            ends[3] = f"CASE WHEN {ran_out} THEN {FOREVER} ELSE end_l.last END"
        unended = _BLANK_END if "end" in part.columns else _NO_END
        ends.append(f"CASE WHEN end_l.last IS NULL THEN {unended} END" if is_work else "NULL")
        days = ", ".join(f"CAST({end} AS BIGINT) AS {day}" for end, day in zip(ends, (*DAYS, "unended"), strict=True))
        reasons = []
        for at, (name, kind) in enumerate(_TOLD.items(), 1):
            cases = " ".join(f"WHEN {fault[0]} THEN {fault[at]}" for fault in faults)
            reasons.append(f"CAST(CASE {cases} END AS {kind}) AS {name}")
        return f"""SELECT {quoted(table.header.where)} AS source, {quoted(form.name)} AS list_name, {part.main} AS main,
            {roster} AS roster, {part.since_entry and not table.header.is_record} AS entry, t.row_number, t.id,
            kind_l.said AS kind, {days}, {", ".join(reasons)} FROM {text} t{joins}"""

    def _lexicon(self, text: str, cells: Sequence[str], read: Callable[..., tuple[int | None, int | None]]) -> str:
        """Each different combination of cells: what it says, or what is wrong with it."""
        names = [f"{name}_text" for name in cells]
        found: list[tuple[object, ...]] = []
        for row in self._different(text, names):
            try:
                found.append((*row, *read(*row), None))
            except (InvalidDay, Problem) as error:
                problem = error if isinstance(error, Problem) else Problem(cells[0], error)
                found.append((*row, None, None, self._problem(problem)))
        types = dict.fromkeys(names, "string") | dict.fromkeys(("said", "last", "problem"), "int64")
        return self.engine.keep(rows(found, **types))

    def _different(self, text: str, names: Sequence[str]) -> list[tuple[Any, ...]]:
        found = self.engine.fetch(f"SELECT DISTINCT {', '.join(names)} FROM {text} t")
        return list(zip(*(column.to_pylist() for column in found.columns), strict=True))

    def _kind(self, table: GivenTable, part: Part, named: Collection[str], *given: str) -> tuple[int, None]:
        cells = {
            name: apart(part.form, part.columns, name, cell) for name, cell in zip(part.form.words, given, strict=True)
        }
        post, column = cells.get("occupation", ""), part.columns.get("occupation")
        is_free = column in (*table.header.posts, part.columns.get("start"), part.group)  # a post, a resume, 原工种
        several = _AND.split(post) if _AND.search(post) else []  # 电、焊工: each may lack the last sign
        names_some = any(self.is_trade(f"{name}{end}") for name in several for end in ("", post[-1]))
        reads_so = _OTHER_TRADE.fullmatch(post) or (column == part.group and _TRADE.fullmatch(post))
        is_known = reads_so or self.is_trade(post) or post in named
        if post and (is_free or names_some) and not is_known:
            raise Problem.of("occupation", "post", given=post)
        known: dict[Any, int] = self.incomplete if part.form.record is None else self.kinds
        return known.setdefault(read_words(part.form, cells), len(known)), None

    def _text(self, table: GivenTable, part: Part) -> str:
        """The cells as words, without rows that say nothing of such records."""
        form, cells = part.form, dict[str, str]()
        extras = ["trade"] if form.name == "certificates" else []
        extras += ["away", "first"] if form.name == "work" else []
        extras += [name for name in ("status", "contract") if name in part.columns]
        for name in (*form.words, *form.days, *extras):
            given = part.columns.get(name)
            if form.name == "work" and name == "end" and given is None:  # a start may be 2018年7月至今
                given = part.columns.get("start")
            cell = quoted(part.level) if name == "level" and part.level else table.cell(given)
            if name == "relevance" and (trade := table.cell(part.columns.get("trade"))) != "''":
                cell = f"""CASE WHEN {trade} <> '' AND regexp_like({cell}, {_RELEVANT}) THEN concat({trade}, ':', {cell})
                    ELSE {cell} END"""
            if name == "away":  # if nothing else is told
                told = self._doubtful_cells(table, [one[1:] for one in part.doubts if one[0] in ("work", "off")])
                words = f"concat({', '.join(told)})"
                cell = f"CASE WHEN regexp_like({words}, {quoted(ABSENT)}) THEN {words} ELSE '' END" if told else cell
            if form.name == "work" and name == "end":
                left = {table.cell(column) for kind, column, _ in part.doubts if kind == "work"}
                said = [f"WHEN regexp_like({words}, {quoted(LEFT_ON)}) THEN {words}" for words in sorted(left)]
                at_work = f"WHEN {given == part.columns.get('end')} AND lower({cell}) NOT IN ({_BLANK}) THEN {cell} "
                cell = f"CASE {at_work}{' '.join(said)} ELSE {cell} END" if said else cell
            keeps = given is None or name == "met" or form.record is None
            blank = f"{_BLANK}, {_ZEROS}" if name in form.days else _BLANK
            cells[name] = cell if keeps else f"CASE WHEN lower({cell}) IN ({blank}) THEN '' ELSE {cell} END"
        doubtful = self._doubtful_cells(table, [doubt[1:] for doubt in part.doubts])
        cells |= {f"doubt{at}": cell for at, cell in enumerate(doubtful)}
        chosen = ", ".join(f"{cell} AS {name}_text" for name, cell in cells.items())
        # a 工种 alone is no certificate, nor one more job
        again = part.group and part.columns.get("occupation") == table.header.trade
        others = ("trade",) if (part.main or form.name == "work") and not again else ("occupation", "trade")
        own = [name for name, given in part.columns.items() if name not in others and given != table.header.wish]
        none = {name: f"'', {_FAILED}" if name == "status" and form.name != "work" else "''" for name in cells}
        silent = " AND ".join(f"lower({name}_text) IN ({none[name]})" for name in own or cells)
        if part.main and not part.group:
            silent += " AND id_text = ''"
        elif form.record is None:
            silent = "id = ''"
        return f"""SELECT * FROM (SELECT row_number, id_text, id, {chosen} FROM {table.rows} ids) t
            WHERE NOT ({silent})"""

    def _several(self, text: str, form: TableForm) -> tuple[str, Collection[str]]:
        """The rows, those of which some cells hold several records once for each of them, and what is surely an occupation:
        what certificates are of by their own cell."""
        if form.name not in _SEVERAL:
            return text, ()
        names = [f"{name}_text" for name in _SEVERAL[form.name]]
        read: dict[str, Callable[..., Sequence[tuple[str, ...]]]] = {
            "certificates": certificates_in,
            "work": partial(before_entry, is_trade=self.is_trade),
            "education": schoolings_in,
        }
        found = [(*row, *one) for row in self._different(text, names) for one in read[form.name](*row)]
        certified = {new for old, *_, new in (row[: len(names) + 1] for row in found) if new != old}
        surely = {UNTOLD_WORK, *(certified if form.name == "certificates" else ())}
        if not found:
            return text, surely
        new = self.engine.keep(rows(found, **dict.fromkeys([*names, *(f"new_{name}" for name in names)], "string")))
        columns = [
            f"coalesce(s.new_{name}, t.{name}) AS {name}" if name in names else f"t.{name}"
            for name in self.engine.schema(text).names
        ]
        same = " AND ".join(f"t.{name} = s.{name}" for name in names)
        return self.engine.keep(f"SELECT {', '.join(columns)} FROM {text} t LEFT JOIN {new} s ON {same}"), surely

    def untold(self) -> dict[str, str]:
        """The lists of which neither a table of such records nor any roster that somebody is in has a word: by each, ids."""
        found: dict[str, str] = {}
        for name in _ASKED_OF_ROSTERS:
            silent, telling = list[str](), list[str]()
            for table in self.given:
                parts = table.header.parts
                told = [one for one in parts if one.columns and (one.form.name == name or name in one.columns)]
                if any(part.main for part in told):
                    break
                if told or (len(parts) > 1 and not table.header.is_record):
                    (telling if told else silent).append(f"SELECT id FROM {table.rows} t WHERE id <> ''")
            else:
                ids = " EXCEPT ".join(f"({' UNION '.join(some)})" for some in (silent, telling) if some)
                found |= {name: ids} if silent else {}
        return found

    def kept(self, names: Sequence[str]) -> str:
        """The columns to carry along, of each id: id, keep0, keep1 ... Of several cells, all that they say."""
        tables = []
        for table in self.given:
            cells = ", ".join(f"{table.cell(table.kept.get(name))} AS keep{at}" for at, name in enumerate(names))
            tables.append(f"SELECT id, {cells} FROM {table.rows} t")
        said = "nullif(array_join(sort_array(collect_set(nullif({0}, ''))), '、'), '') AS {0}"
        columns = ", ".join(said.format(f"keep{at}") for at in range(len(names)))
        return f"SELECT id, {columns} FROM ({' UNION ALL '.join(tables)}) t GROUP BY id"
