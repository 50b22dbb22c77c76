"""The errors that newsparse raises, all for problems that the caller can fix.

    NewsparseError
    ├── InputError            an input that cannot be read as text: path, problem, advice
    │   └── EncodingError     bytes that are not valid in the requested encoding
    ├── FormatError           a document that does not have the structure of its format
    ├── ConfigurationError    an invalid configuration, baseline or list of suppressions
    ├── ArgumentError         an argument of the wrong type or form, with what is wanted
    ├── UnknownNameError      an unknown format, language, rule …, with the nearest known names
    └── OutputError           an output that cannot be written
        └── UnfinishedError   one that was begun and could not be completed

Unusual *content* is never an error: it becomes a span, a doubt or a finding.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any


UNNAMED = "<text>"  # what errors call a text that comes from no file
_LINE = 400  # code points of what is quoted, a few lines on a terminal; nobody reads more of a broken text
_LONGEST = 1_000  # code points of a message with its path


def clipped(text: str, most: int = _LINE) -> str:
    """The text without its middle, if it is longer than `most` code points: the ends say where, and what to do.

    >>> clipped("no format named aaaaaaaaaa; try json", 30)
    'no format name … aaa; try json'
    """
    if len(text) <= most:
        return text
    half = (most - 2) // 2
    return f"{text[:half].rstrip()} … {text[-half + 1 :].lstrip()}"


class NewsparseError(Exception):
    """The base class; the message is one line for people, and quotes no more than that of a text.

    All errors travel between processes, with their attributes.

    >>> error = InputError("wire/a.txt", "this is a GIF image, not text")
    >>> str(error), isinstance(error, NewsparseError)
    ('wire/a.txt: this is a GIF image, not text', True)
    """

    def __init__(self, message: str = "") -> None:
        super().__init__(clipped(message, _LONGEST))

    def __reduce__(self) -> tuple[Any, ...]:
        # By default Python makes the error again from its message, which is not what `__init__` of all takes.
        return _again, (type(self), self.args, vars(self))


def _again(cls: type[NewsparseError], args: tuple[Any, ...], attributes: dict[str, Any]) -> NewsparseError:
    error = cls.__new__(cls, *args)
    error.args = args
    vars(error).update(attributes)
    return error


class InputError(NewsparseError):
    """An input that cannot be read as text."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class EncodingError(InputError):
    """Bytes that are not valid in the requested encoding."""


class FormatError(NewsparseError):
    """A document that does not have the structure of its format."""


class ConfigurationError(NewsparseError):
    """An invalid configuration, baseline or list of suppressions."""


class ArgumentError(NewsparseError):
    """An argument of the wrong type or form; the message says what is wanted."""


class OutputError(NewsparseError):
    """An output that cannot be written."""


class UnfinishedError(OutputError):
    """An output that was begun and could not be completed, such as on a full disk."""


class UnknownNameError(NewsparseError):
    """A name that does not exist; the message lists the nearest known ones."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        from newsparse.model.nearest import nearest

        super().__init__(f"no {kind} named {name!r}; {nearest(name, sorted(known))}")


def split_place(message: str, path: str) -> tuple[str, str]:
    """The line and column that a message gives after the path, and its problem.

    >>> split_place("a.json:1:46: not valid JSON", "a.json"), split_place("a.json: $.title: missing", "a.json")
    ((':1:46', 'not valid JSON'), ('', '$.title: missing'))
    """
    if not message.startswith(f"{path}:"):
        return "", message
    place, _, problem = message.removeprefix(path).partition(": ")
    return place, problem


def reason(error: OSError) -> str:
    """The reason of a system error in lower case, to end a message with: `permission denied`."""
    return (error.strerror or str(error)).lower()
