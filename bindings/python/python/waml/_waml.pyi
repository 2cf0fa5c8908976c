from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, TypeVar, final, overload

from ._report import Drawing, Messages, Report

_Lang = Literal["en", "zh"]
_Shape = Literal["definition", "payload"]
_Undocumented = Literal["url-button", "quick-reply-payload", "named-parameters"]
_Text = str | bytes | bytearray | memoryview
_Given = TypeVar("_Given", str, bytes)

__all__ = [
    "Catalogue",
    "Message",
    "Plan",
    "__version__",
    "check",
    "compile",
    "explain",
    "fill",
    "gate",
    "gate_lines",
    "gate_many",
    "preview",
    "run",
]

__version__: Final[str]

@final
class Message:
    """A message as it is sent."""

    def __new__(cls, name: str, payload: str) -> Message: ...
    def __getnewargs__(self, /) -> tuple[str, str]: ...
    @property
    def name(self) -> str:
        """The name of the message."""
    @property
    def payload(self) -> str:
        """The body of the request, as JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...

@final
class Catalogue:
    """Approved templates, out of what INCS or Meta answered when they were asked for them."""

    def __new__(cls, text: _Text, *, lang: _Lang = "en") -> Catalogue: ...
    @property
    def names(self) -> list[str]:
        """The names of the templates, each once, sorted."""
    def __reduce__(self) -> tuple[type[Catalogue], tuple[bytes]]: ...

@final
class Plan:
    """A definition made ready to be filled many times."""

    def __new__(
        cls,
        text: _Text,
        *,
        definition: str | None = None,
        name: str | None = None,
        lang: _Lang = "en",
        pedantic: bool = False,
        allow: Sequence[str] = ...,
        catalogue: Catalogue | None = None,
        undocumented: Sequence[_Undocumented] = ...,
    ) -> Plan: ...
    def fill(self, /, values: Mapping[str, object], *, example: bool = False) -> str:
        """Fill it with values, and give back the body to send."""
    def fill_json(self, /, row: _Text, *, example: bool = False) -> str:
        """Fill it with a row of JSON, as ``waml compile --data`` reads it."""
    @property
    def params(self) -> list[str]:
        """The names of its parameters, in the order in which they are declared."""
    @property
    def takes_recipient(self) -> bool:
        """Whether a value for ``to`` says whom it goes to."""
    def __getnewargs_ex__(self, /) -> tuple[tuple[bytes], dict[str, object]]: ...

def check(
    text: _Text,
    name: str | None = None,
    *,
    shape: _Shape | None = None,
    lang: _Lang = "en",
    pedantic: bool = False,
    allow: Sequence[str] = ...,
    catalogue: Catalogue | None = None,
    undocumented: Sequence[_Undocumented] = ...,
) -> Report:
    """Say what is wrong with a text, as ``waml check`` does of a file of this name without a configuration."""

def compile(
    text: _Text,
    name: str | None = None,
    *,
    to: str | None = None,
    shape: _Shape | None = None,
    lang: _Lang = "en",
    pedantic: bool = False,
    allow: Sequence[str] = ...,
    catalogue: Catalogue | None = None,
    undocumented: Sequence[_Undocumented] = ...,
) -> Messages:
    """Turn every message of a text into what the API takes: all of them, or none."""

@overload
def gate(
    payload: _Given,
    *,
    name: str | None = None,
    lang: _Lang = "en",
    catalogue: Catalogue | None = None,
    undocumented: Sequence[_Undocumented] = ...,
) -> _Given:
    """Check a payload in front of a sender, and give back the body to send."""

@overload
def gate(
    payload: bytearray | memoryview,
    *,
    name: str | None = None,
    lang: _Lang = "en",
    catalogue: Catalogue | None = None,
    undocumented: Sequence[_Undocumented] = ...,
) -> bytes | bytearray | memoryview:
    """Check a payload in front of a sender, and give back the body to send."""

def gate_many(
    payloads: Iterable[_Text], *, catalogue: Catalogue | None = None, undocumented: Sequence[_Undocumented] = ...
) -> list[int]:
    """Check many payloads, and give back the positions of those that are refused, from 0."""

def gate_lines(
    payloads: _Text, *, catalogue: Catalogue | None = None, undocumented: Sequence[_Undocumented] = ...
) -> list[int]:
    """Check a payload on each line, and give back the positions of the lines that are refused, from 0."""

def fill(
    text: _Text,
    values: Mapping[str, object],
    *,
    example: bool = False,
    definition: str | None = None,
    name: str | None = None,
    lang: _Lang = "en",
    pedantic: bool = False,
    allow: Sequence[str] = ...,
    catalogue: Catalogue | None = None,
    undocumented: Sequence[_Undocumented] = ...,
) -> str:
    """Fill the definition of a text with values, and give back the body to send."""

def explain(code: str, *, lang: _Lang = "en") -> str:
    """The page about a rule, in Markdown, by its code."""

def preview(
    text: _Text,
    name: str | None = None,
    *,
    form: Literal["html", "svg", "text", "markdown"] = "html",
    longest: bool = False,
    shape: _Shape | None = None,
    lang: _Lang = "en",
    pedantic: bool = False,
    allow: Sequence[str] = ...,
    catalogue: Catalogue | None = None,
    undocumented: Sequence[_Undocumented] = ...,
) -> Drawing:
    """Draw the messages of a text as a phone shows them, also broken ones."""

def run(arguments: Sequence[str]) -> int:
    """Run the command ``waml`` with these arguments, the program's own name first, and give back its exit code."""
