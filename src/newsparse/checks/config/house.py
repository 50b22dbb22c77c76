"""The table `[check.house]` in the text of a configuration file, brought up to date."""

import re
from collections.abc import Iterator, Mapping, Sequence

from newsparse.base.counting import counted
from newsparse.checks.config.reading import PYPROJECT, Table, parsed
from newsparse.model.errors import ConfigurationError

_IN_PYPROJECT = ("tool", "newsparse")
_PATH = ("check", "house")
_DERIVED = "# derived from "
_UNDECIDED = "# undecided: "

Entry = tuple[str | None, str]  # a key with its value, or a comment or blank line without a key


def heading(path: str = "") -> str:
    """The heading of the table in a file of that name.

    >>> heading("pyproject.toml")
    '[tool.newsparse.check.house]'
    """
    return f"[{'.'.join(_where(path))}]"


def lines(articles: int, values: Mapping[str, str], undecided: Mapping[str, str]) -> list[str]:
    """The lines below the heading: what was counted, the keys with their values in TOML, and the undecided ones."""
    found = [f"{_DERIVED}{counted(articles, 'article')}"]
    found += [f"{key} = {value}" for key, value in values.items()]
    return found + [f"{_UNDECIDED}{key} = {value}" for key, value in undecided.items()]


def updated(
    text: str, path: str, articles: int, values: Mapping[str, str], undecided: Mapping[str, str]
) -> str:
    """The text of a configuration file with these values in its table; other keys and all other lines stay.

    Raises ConfigurationError for a text that is not TOML, or whose table is not written below a heading of its own.
    """
    before = parsed(text, path)
    newline = "\r\n" if "\r\n" in text else "\n"
    found = _heading_in(path).search(text)
    if found is None:
        gap = newline * (1 + (not text.endswith("\n"))) if text else ""
        after = f"{text}{gap}{heading(path)}{newline}{_joined(lines(articles, values, undecided), newline)}"
    else:
        end = _NEXT.search(text, found.end())
        body = text[found.end() : end.start() if end else len(text)]
        kept, rest = _kept(body, values)
        theirs = {key for key, _ in kept}
        open_ = {key: value for key, value in undecided.items() if key not in theirs}
        new = lines(articles, values, open_) + [entry for _, entry in kept]
        tail = text[end.start() :] if end else ""
        after = (
            text[: found.start()] + found[0].rstrip("\r\n") + newline + _joined([*new, *rest], newline) + tail
        )
    _prove(before, after, path, values)
    return after


def _where(path: str) -> tuple[str, ...]:
    is_pyproject = re.split(r"[/\\]", path)[-1] == PYPROJECT
    return (*_IN_PYPROJECT, *_PATH) if is_pyproject else _PATH


# The heading of another table: "[check.limits]", "[[check.rules]]"; not "x = [1]".
_NEXT = re.compile(r"^[ \t]*\[", re.MULTILINE)


def _heading_in(path: str) -> re.Pattern[str]:
    names = r"[ \t]*\.[ \t]*".join(map(re.escape, _where(path)))
    return re.compile(rf"^[ \t]*\[[ \t]*{names}[ \t]*\][ \t]*(?:#[^\n]*)?(?:\r?\n|\Z)", re.MULTILINE)


def _kept(body: str, values: Mapping[str, str]) -> tuple[list[Entry], list[str]]:
    """The entries that are not replaced; and the comments and blank lines at the end, which may be the next table's."""
    entries = [entry for entry in _entries(body) if not _is_replaced(entry, values)]
    last = max((number for number, (key, _) in enumerate(entries, 1) if key is not None), default=0)
    return entries[:last], [line for _, line in entries[last:]]


def _is_replaced(entry: Entry, values: Mapping[str, str]) -> bool:
    key, line = entry
    return key in values if key is not None else line.startswith((_DERIVED, _UNDECIDED))


def _entries(body: str) -> Iterator[Entry]:
    """The keys with their values, which may take several lines, and the other lines by themselves."""
    pending = ""
    for line in body.replace("\r\n", "\n").removesuffix("\n").split("\n") if body else ():
        pending = f"{pending}\n{line}" if pending else line
        if not pending.strip() or (pending == line and line.lstrip().startswith("#")):
            yield None, line
        elif _is_whole(pending):
            yield pending.partition("=")[0].strip().strip("\"'"), pending
        else:
            continue
        pending = ""
    if pending:
        yield None, pending


def _is_whole(entry: str) -> bool:
    try:
        parsed(entry, "")
    except ConfigurationError:
        return False
    return True


def _joined(found: Sequence[str], newline: str) -> str:
    return "".join(line.replace("\n", newline) + newline for line in found)


def _prove(before: Table, text: str, path: str, values: Mapping[str, str]) -> None:
    """Raise ConfigurationError unless the text says what it said before, except for the values."""
    expected = before
    for name in _where(path):
        table = expected.setdefault(name, {})
        expected = table if isinstance(table, dict) else {}
    expected |= parsed("\n".join(f"{key} = {value}" for key, value in values.items()), path)
    try:
        is_proven = parsed(text, path) == before
    except ConfigurationError:
        is_proven = False
    if not is_proven:
        raise ConfigurationError(
            f"{path}: its house style is not in a table under the heading {heading(path)}, so it is left as it is; "
            "write the table that way, or add what newsparse learn prints"
        )
