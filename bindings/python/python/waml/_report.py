"""Reports as Python sees them: the JSON of ``waml check --format json``, and what is in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from ._waml import Message


@dataclass(frozen=True)
class Position:
    """A place in a text: line and column from 1, the column in characters, the offset in bytes of UTF-8."""

    line: int
    column: int
    offset: int


@dataclass(frozen=True)
class Edit:
    """A change of a text: what stands from ``start`` to ``end`` becomes ``text``."""

    start: Position
    end: Position
    text: str


@dataclass(frozen=True)
class Fix:
    """A change that mends a finding. ``safe``: it can only be meant so."""

    title: str
    safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class Measured:
    """The numbers where a limit is not kept. ``most`` is ``None`` where no upper limit is documented."""

    found: int
    least: int
    most: int | None
    unit: str


@dataclass(frozen=True)
class Related:
    """Another place that has to do with a finding. ``file`` is ``None`` where it is in the same text."""

    pointer: str
    message: str
    start: Position | None
    end: Position | None
    file: str | None


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, or likely to disappoint.

    ``code`` is that of a rule, which :func:`waml.explain` tells of; ``pointer`` is the JSON pointer of the place.
    ``start`` and ``end`` are ``None`` for what stands in no text: a value that was to fill a definition.
    """

    code: str
    severity: Literal["error", "warning"]
    family: str
    message: str
    help: str | None
    label: str | None
    file: str
    path: str | None
    pointer: str
    start: Position | None
    end: Position | None
    limit: Measured | None
    related: tuple[Related, ...]
    fix: Fix | None

    def __str__(self) -> str:
        """Line and column, or the pointer, and what is wrong, on one line."""
        place = f"{self.start.line}:{self.start.column}" if self.start else self.pointer
        where = f"{self.file}:{place}" if place else self.file
        return f"{where}: {self.severity}[{self.code}]: {self.message}"


class Report:
    """What was found in a text.

    ``json`` is the report byte for byte as ``waml check --format json`` prints it; ``ok`` is whether it has no error.
    """

    __slots__ = ("__dict__", "json", "ok")

    def __init__(self, json: str, ok: bool) -> None:
        self.json = json
        self.ok = ok

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong, in the order of the text: errors and warnings."""
        return tuple(_findings(json.loads(self.json)))

    @cached_property
    def omitted(self) -> int:
        """How many findings there were beyond those told."""
        return sum(file.get("omitted", 0) for file in json.loads(self.json)["files"])

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that refuse the text."""
        return tuple(finding for finding in self.findings if finding.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that refuse nothing."""
        return tuple(finding for finding in self.findings if finding.severity == "warning")

    def __str__(self) -> str:
        """A line for each finding."""
        return "\n".join(map(str, self.findings))

    def __repr__(self) -> str:
        """Codes and no texts, since those may be personal."""
        return f"<waml.Report ok={self.ok} {[finding.code for finding in self.findings]}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Report) and self.json == other.json

    def __hash__(self) -> int:
        return hash(self.json)


class Messages(list["Message"]):
    """Messages as they are sent, all of a text. ``report`` has the warnings that were found along."""

    report: Report


class Drawing(str):
    """Messages as a phone shows them. ``report`` has what was found in them."""

    report: Report


class WamlError(ValueError):
    """What waml raises."""


class Refused(WamlError):
    """A text, a payload or values that are wrong.

    ``report`` says what is wrong; ``findings`` are those of it.
    """

    def __init__(self, json: str) -> None:
        super().__init__(json)
        self.report = Report(json, False)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong, in the order of the text: errors, and warnings along."""
        return self.report.findings

    def __str__(self) -> str:
        """A line for each finding."""
        return str(self.report)


class RequestError(WamlError):
    """A call that cannot be answered as it is: a message without a recipient, a definition that needs values.

    ``code`` is stable, such as ``no-recipient``; ``report`` is what was found in what came beside the text.
    """

    def __init__(self, code: str, message: str, json: str | None = None) -> None:
        super().__init__(code, message, json)
        self.code = code
        self.message = message
        self.report = None if json is None else Report(json, False)

    def __str__(self) -> str:
        return self.message


def _findings(report: Any) -> Iterator[Finding]:
    for file in report["files"]:
        for found in file["findings"]:
            yield _finding(file["file"], found)


def _finding(file: str, found: Any) -> Finding:
    limit, fix = found.get("limit"), found["fix"]
    return Finding(
        code=found["code"],
        severity=found["severity"],
        family=found["family"],
        message=found["message"],
        help=found["help"],
        label=found.get("label"),
        file=file,
        path=found.get("path"),
        pointer=found["pointer"],
        start=_position(found.get("start")),
        end=_position(found.get("end")),
        limit=limit and Measured(limit["found"], limit["least"], limit.get("most"), limit["unit"]),
        related=tuple(map(_related, found["related"])),
        fix=fix and Fix(fix["title"], fix["safe"], tuple(map(_edit, fix["edits"]))),
    )


def _position(point: Any) -> Position | None:
    return Position(point["line"], point["column"], point["offset"]) if point else None


def _related(related: Any) -> Related:
    start, end = _position(related.get("start")), _position(related.get("end"))
    return Related(related["pointer"], related["message"], start, end, related.get("file"))


def _edit(edit: Any) -> Edit:
    start, end = edit["start"], edit["end"]
    return Edit(Position(**start), Position(**end), edit["text"])
