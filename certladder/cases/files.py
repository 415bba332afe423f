"""Cases in YAML or JSON files: a list of mappings, one for each case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ..model.bounded_file import MEGABYTE, parse_json, read_text
from ..model.errors import CertladderError, system_reason, validation_faults
from ..model.wording import Message
from .rule_case import RuleCase

if TYPE_CHECKING:
    import yaml

__all__ = ["CaseFileError", "read_cases"]

_Entries = list[tuple[int | None, Any]]


class CaseFileError(CertladderError, ValueError):
    """Files of cases that cannot be read; the message lists every fault with file, line and field."""


def read_cases(*paths: str | Path) -> tuple[RuleCase, ...]:
    """The cases in files, or in all .yaml, .yml and .json files of folders; YAML needs PyYAML.

    Where a case names neither `occupation` nor `clause`, it is the occupation that the file is named after.

    Raises:
        CaseFileError: files cannot be read, or cases have wrong fields; every fault of every file is listed.
    """
    cases: list[RuleCase] = []
    faults: list[Message] = []
    files: list[Path] = []
    for path in map(Path, paths):
        inside = sorted(path.iterdir()) if path.is_dir() else None
        files += [path] if inside is None else [file for file in inside if file.suffix.casefold() in _READERS]
    for file in files:
        try:
            found = _READERS.get(file.suffix.casefold(), _yaml)(read_text(file, 10 * MEGABYTE))
        except (OSError, CertladderError) as error:
            why = system_reason(error) if isinstance(error, OSError) else error
            faults.append(Message("error.cases.file", file=file, why=why))
            continue
        for line, given in found:
            where = str(file) if line is None else f"{file}:{line}"
            if isinstance(given, dict):
                given = {**({} if "clause" in given else {"occupation": file.stem}), **given, "where": where}
            try:
                cases.append(RuleCase.model_validate(given))
            except ValidationError as error:
                faults += [
                    Message("error.cases.file", file=where, why=fault) for fault in validation_faults(error, RuleCase)
                ]
    if not cases and not faults:
        faults.append(Message("error.cases.none", suffixes=tuple(_READERS)))
    if faults:
        raise CaseFileError("cases.problems", problems=faults)
    return tuple(cases)


def _json(text: str) -> _Entries:
    given = parse_json(text)
    if not isinstance(given, list):
        raise CaseFileError("cases.list")
    return [(None, one) for one in given]


def _yaml(text: str) -> _Entries:
    try:
        import yaml
    except ModuleNotFoundError as error:
        raise CaseFileError("cases.no_yaml") from error

    class Loader(yaml.SafeLoader):
        """Every scalar is the words that stand there, but for null: YAML would take 2018.10 for a number, on and no for a
        yes and a no, 2026-02-30 for a day; the fields read words. No key stands twice.
        """

        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
            keys = [key.value for key, _ in node.value]
            if len(keys) > len(set(map(str, keys))):
                raise yaml.constructor.ConstructorError(None, None, "a key stands twice", node.start_mark)
            return super().construct_mapping(node, deep)

    null, merge = "tag:yaml.org,2002:null", "tag:yaml.org,2002:merge"
    Loader.yaml_constructors = {null: lambda *_: None}
    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag in (null, merge)]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    try:
        loader = Loader(text)
        listed = loader.get_single_node()
        if not isinstance(listed, yaml.SequenceNode):
            raise CaseFileError("cases.list")
        return [(node.start_mark.line + 1, loader.construct_document(node)) for node in listed.value]
    except (yaml.YAMLError, RecursionError) as error:
        raise CaseFileError("cases.yaml", reason=str(error)) from error


_READERS: dict[str, Callable[[str], _Entries]] = {".yaml": _yaml, ".yml": _yaml, ".json": _json}
