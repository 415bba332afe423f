"""Cases in YAML or JSON files: a list of mappings, one for each case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ..model.bounded_file import MEGABYTE, parse_json, read_text
from ..model.errors import SystemReason, validation_faults
from ..model.wording import Message
from .rule_case import CaseFileError, RuleCase

if TYPE_CHECKING:
    import yaml

__all__ = ["entries", "read_cases"]

_SUFFIXES = (".yaml", ".yml", ".json")


def read_cases(*paths: str | Path) -> tuple[RuleCase, ...]:
    """The cases in files, or in all .yaml, .yml and .json files of folders; YAML needs PyYAML.

    Where a case names neither `occupation` nor `clause`, it is the occupation that the file is named after.

    Raises:
        CaseFileError: files cannot be read, or cases have wrong fields; every fault of every file is listed.
    """
    cases: list[RuleCase] = []
    faults: list[Message] = []
    for file in (file for path in paths for file in _files(Path(path))):
        try:
            found = list(entries(file))
        except (OSError, CaseFileError) as error:
            why = SystemReason(error) if isinstance(error, OSError) else error
            faults.append(Message("error.cases.file", file=file, why=why))
            continue
        for line, given in found:
            where = str(file) if line is None else f"{file}:{line}"
            try:
                cases.append(_case(given, file.stem, where))
            except ValidationError as error:
                faults += [Message("error.cases.file", file=where, why=fault) for fault in validation_faults(error)]
    if not cases and not faults:
        faults.append(Message("error.cases.none", suffixes=_SUFFIXES))
    if faults:
        raise CaseFileError("cases.problems", problems=faults)
    return tuple(cases)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.iterdir() if file.suffix.casefold() in _SUFFIXES)


def _case(given: Any, stem: str, where: str) -> RuleCase:
    if isinstance(given, dict):
        given = {"occupation": stem, **given} if "clause" not in given else dict(given)
        given["where"] = where
    return RuleCase.model_validate(given)


def entries(file: Path) -> Iterator[tuple[int | None, Any]]:
    """What stands in a file's list, each with its line (None in JSON).

    Raises:
        OSError, CaseFileError: it cannot be read.
    """
    try:
        text = read_text(file, 10 * MEGABYTE)
    except UnicodeDecodeError as error:
        raise CaseFileError("cases.encoding", byte=error.start + 1) from error
    yield from _json(text) if file.suffix.casefold() == ".json" else _yaml(text)


def _json(text: str) -> Iterator[tuple[None, Any]]:
    try:
        given = parse_json(text)
    except ValueError as error:
        raise CaseFileError("validation.json", reason=error) from error
    if not isinstance(given, list):
        raise CaseFileError("cases.list")
    yield from ((None, one) for one in given)


def _yaml(text: str) -> Iterator[tuple[int, Any]]:
    try:
        import yaml
    except ModuleNotFoundError as error:
        raise CaseFileError("cases.no_yaml") from error
    loader = _loader(text)
    try:
        listed = loader.get_single_node()
        if not isinstance(listed, yaml.SequenceNode):
            raise CaseFileError("cases.list")
        yield from ((node.start_mark.line + 1, loader.construct_document(node)) for node in listed.value)
    except yaml.YAMLError as error:
        raise CaseFileError("cases.yaml", reason=str(error)) from error


def _loader(text: str) -> yaml.SafeLoader:
    """Reads only `true` and `false` as booleans, as YAML 1.2 does, so that the key `on` stays a word; no key twice."""
    import yaml

    class Loader(yaml.SafeLoader):
        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
            keys = [key.value for key, _ in node.value]
            if len(keys) > len(set(map(str, keys))):
                raise yaml.constructor.ConstructorError(None, None, "a key stands twice", node.start_mark)
            return super().construct_mapping(node, deep)

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
    return Loader(text)
