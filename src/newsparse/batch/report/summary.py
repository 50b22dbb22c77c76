"""The summary of a batch: a few lines at the end of a run on a terminal."""

from collections.abc import Iterator, Mapping
from textwrap import wrap

from newsparse.base.counting import counted
from newsparse.base.escaping import visible
from newsparse.batch.report.anomaly import WORDS
from newsparse.batch.report.figures import by_role, duration, ranked, rate
from newsparse.batch.report.tally import Tally
from newsparse.model.errors import clipped

_WIDTH = 80  # columns
_NAME_WIDTH = 11  # columns
_NAMES_SHOWN = 12  # per row; the report has all
_LOST_SHOWN = 3  # inputs that lost most; the report has more
_REASONS_SHOWN = 5  # each may take several lines; the report has all


def summary(tally: Tally, seconds: float) -> str:
    """The summary in lines of at most 80 columns; `seconds` is the duration of the run."""
    return "".join(f"{line}\n" for line in (_headline(tally, seconds), *_rows(tally)))


def _headline(tally: Tally, seconds: float) -> str:
    parts = [f"{tally.done:,} of {counted(tally.inputs, 'input')} converted"]
    if tally.unchanged:
        parts.append(f"{tally.unchanged:,} unchanged")
    if tally.failed:
        parts.append(f"{tally.failed:,} failed")
    speed = f" ({rate(tally.done / seconds)})" if tally.done and seconds > 0 else ""
    return f"{', '.join(parts)}, in {duration(seconds)}{speed}"


def _rows(tally: Tally) -> Iterator[str]:
    if tally.articles:
        yield from _row("articles", [f"{tally.articles:,}"])
    yield from _row("roles", [f"{name.replace('_', ' ')} {n:,}" for name, n in by_role(tally.roles)])
    if tally.left_out_blocks:
        yield from _row("left out", _left_out(tally))
    if tally.short:
        yield from _row("in doubt", [f"{counted(tally.short, 'input')} incomplete or with a part in doubt"])
    yield from _row("languages", _most({_language(name): n for name, n in tally.languages.items()}))
    yield from _row("encodings", _most(tally.encodings))
    yield from _row("anomalies", _most({WORDS[name]: n for name, n in tally.anomalies.items()}))
    yield from _reasons(tally.reasons)


def _left_out(tally: Tally) -> list[str]:
    """The totals, and the inputs that lost much or in doubt: a few by name, as the report has more."""
    figures = [f"{counted(tally.left_out_blocks, 'block')}, {counted(tally.left_out, 'word')}"]
    if tally.lossy:
        figures.append(f"much or in doubt in {counted(tally.lossy, 'input')}")
    return [
        *figures,
        *(f"{visible(clipped(one.name))} {one.left_out:,}" for one in tally.most_lost[:_LOST_SHOWN]),
    ]


def _language(name: str) -> str:
    return "unclear" if name == "und" else name


def _most(numbers: Mapping[str, int]) -> list[str]:
    """The names with the highest numbers, then how many more there are."""
    shown = [f"{visible(name)} {number:,}" for name, number in ranked(numbers)]
    return (
        shown if len(shown) <= _NAMES_SHOWN else [*shown[:_NAMES_SHOWN], f"{len(shown) - _NAMES_SHOWN} more"]
    )


def _reasons(numbers: Mapping[str, int]) -> Iterator[str]:
    """Why inputs failed; each reason begins a new line, as it may be a sentence."""
    name = "failed"
    for reason, number in ranked(numbers)[:_REASONS_SHOWN]:
        yield from _row(name, [f"{number:,} × {visible(reason)}"])
        name = ""
    if len(numbers) > _REASONS_SHOWN:
        yield from _row("", [f"and for {counted(len(numbers) - _REASONS_SHOWN, 'other reason')}"])


def _row(name: str, figures: list[str]) -> Iterator[str]:
    """A name followed by its figures; a figure is wrapped only if it is longer than a line."""
    lines = [""]
    for figure in figures:
        joined = f"{lines[-1]} · {figure}" if lines[-1] else figure
        if len(joined) <= _WIDTH - _NAME_WIDTH - 2:
            lines[-1] = joined
        else:
            lines += wrap(figure, _WIDTH - _NAME_WIDTH - 2)
    for line in filter(None, lines):
        yield f"  {name:<{_NAME_WIDTH}}{line}"
        name = ""
