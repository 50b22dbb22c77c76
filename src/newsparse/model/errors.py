"""The errors that newsparse raises, all for mistakes that the caller can mend.

    NewsparseError
    ├── InputError            an input that cannot be read as text (path, what was seen, what to do)
    │   └── EncodingError     bytes that do not fit the encoding that was asked for
    ├── FormatError           a document of ours, or of an interchange format, that does not hold what it must
    ├── ConfigurationError    a configuration, a baseline, a list of suppressions that is not what it must be
    ├── UnknownNameError      a format, a language, a rule … that does not exist, with the nearest names
    └── OutputError           an output that cannot be written
        └── UnfinishedError   one that was begun and could not be finished

Odd *content* is never an error: it becomes a span, a doubt, a finding.
"""

from collections.abc import Iterable


class NewsparseError(Exception):
    """The base of them all; its text is one line for people."""


class InputError(NewsparseError):
    """An input that cannot be read as text."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class EncodingError(InputError):
    """Bytes that do not fit the encoding that was asked for."""


class FormatError(NewsparseError):
    """A document that is not what its format says."""


class ConfigurationError(NewsparseError):
    """A configuration, a baseline or a list of suppressions that is not what it must be."""


class OutputError(NewsparseError):
    """An output that cannot be written."""


class UnfinishedError(OutputError):
    """An output that was begun and could not be finished: the disk is full, the network is gone."""


class UnknownNameError(NewsparseError):
    """A name that is not in its list; the message carries the nearest that are."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        super().__init__(f"no {kind} named {name!r}; {nearest(name, sorted(known))}")


_FEW, _SHOWN = 30, 3  # names: so many fit into one line; of more so many are shown


def nearest(name: str, known: Iterable[str]) -> str:
    """Advice for a name that is not among the known ones: those that are nearest, or all of them if they are few.

    >>> nearest("jsno", ["json", "jsonl", "yaml"])
    'did you mean json or jsonl?'
    >>> nearest("xyz", [f"NP{number}" for number in range(100, 300)])
    'known: NP100, NP101, NP102 and 197 more'
    """
    from difflib import get_close_matches

    spelled = {one.lower(): one for one in known}
    near = [spelled[one] for one in get_close_matches(name.lower(), spelled, n=3)]
    if near:
        return f"did you mean {' or '.join(near)}?"
    names = list(spelled.values())
    more = f" and {len(names) - _SHOWN} more" if len(names) > _FEW else ""
    return f"known: {', '.join(names[:_SHOWN] if more else names)}{more}"


def reason(error: OSError) -> str:
    """What the system says of its failure, as a message of ours goes on: `permission denied`."""
    return (error.strerror or str(error)).lower()
