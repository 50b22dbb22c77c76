"""Does time grow linearly with the text?"""

from collections.abc import Callable

from benchmarks.figure import PROCESSOR, figure
from benchmarks.pairs import spent
from benchmarks.run import Answers, Run

_PAIRS = 3
_TIMES = 4
_SENTENCE = "The council said on Friday that the bridge would stay closed until summer; few were glad. "


def _hyphens(count: int) -> str:
    """Different words split at line ends; each is looked up in the whole text."""
    names = ("".join(chr(97 + number // 26**place % 26) for place in range(4)) for number in range(count))
    return "".join(
        f"The council of the parlia{name}-\nmentary party met on Monday and voted.\n\n" for name in names
    )


_SHAPES: dict[str, tuple[Callable[[int], str], int]] = {
    "one long line": (lambda n: _SENTENCE * n, 28_000),  # four times as much is 10 MB
    "blank lines": (lambda n: "\n" * n, 250_000),
    "short lines": (lambda n: "A short line\n" * n, 2_500),
    "subheads": (lambda n: f"A short subhead\n{_SENTENCE}\n" * n, 1_000),
    "wrapped lines": (lambda n: f"{_SENTENCE[:60]}\n{_SENTENCE[60:]}\n" * n, 2_000),
    "hyphens at line ends": (_hyphens, 1_000),
    "lines in capitals": (lambda n: "THE COUNCIL SAID ON FRIDAY\n" * n, 1_000),
    "quotations": (lambda n: "“" * n + f"{_SENTENCE}\n" + "“He said ‘yes’.”\n" * n, 1_500),
    "dates and datelines": (lambda n: "PARIS, Jan 12 (AFP) - It met on 3 May 2024.\n" * n, 2_000),
    "articles": (lambda n: f"A title\n{_SENTENCE}\n{_SENTENCE * 2}\nEnd Article\n" * n, 400),
}


def ask(run: Run) -> Answers:
    for name, (text, count) in _SHAPES.items():
        small, large = text(count), text(_TIMES * count)
        ratios = []
        for _ in range(run.pairs(_PAIRS)):
            each = _parse(small)
            ratios.append(_parse(large) / _TIMES / each)
        yield figure(f"growth: {name}, 4 × the text / 4", ratios, of=PROCESSOR)


def _parse(text: str) -> float:
    from newsparse.pipeline import run as pipeline
    from newsparse.text.source import Source

    return spent(lambda: pipeline.articles(Source(text))).processor
