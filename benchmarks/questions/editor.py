"""How soon after a keystroke does an editor know what is wrong, compared with the check of the same text?"""

import asyncio
from statistics import median
from time import perf_counter

from lsprotocol.types import Position, Range, TextDocumentContentChangePartial

from benchmarks.pairs import seconds, slower
from benchmarks.run import Answers, Run
from newsparse.checks import run as checking
from newsparse.checks.config.configuration import Configurations, Overrides
from newsparse.lsp.analysis import Analysis
from newsparse.lsp.documents import Documents, Outcome
from newsparse.lsp.findings import diagnostics
from newsparse.lsp.project import Project
from newsparse.lsp.reading import read
from newsparse.lsp.snapshot import Snapshot
from newsparse.text.source import Source

_PAIRS = 21
_KEYS = 20
_WORDS = 1_000
_SENTENCES = (
    "The night ferry to Newcastle sailed again on Monday after four days in port, its owner said.",
    "A storm had damaged the quay, and repairs took longer because it’s dark down there, a diver said.",
    "Tickets for the cancelled sailings stay valid until May 2031, and nobody has to pay for them again.",
    "“It held, and that is what counts,” said Mina Okafor, who runs the toll office in the harbour.",
)
_KEY = TextDocumentContentChangePartial(Range(Position(4, 9), Position(4, 9)), "x")


def article(words: int = _WORDS) -> str:
    """An article of so many words or a few more, in paragraphs under subheads."""
    parts = [
        "Ferry back in service after storm",
        "By Ana Ruiz",
        "BERGEN, March 3 (Reuters) - It sailed again.",
    ]
    while sum(len(part.split()) for part in parts) < words:
        number = len(parts)
        parts += [f"What passengers should know of day {number}"] if number % 5 == 0 else []
        parts += [" ".join(f"{one[:-1]} ({number})." for one in _SENTENCES)]
    return "\n\n".join(parts) + "\n"


def ask(run: Run) -> Answers:
    text = article()
    settings = Configurations(Overrides(isolated=True)).of_folder("/").settings
    project = Project(Configurations(Overrides(isolated=True)).of_folder("/"), "/")
    before = Snapshot("untitled:a", 1, text)

    def edited() -> None:
        after = before.edited([_KEY], 2)
        analysis = Analysis(after, project.job(None), read(after.text, None, None, None))
        assert list(diagnostics(analysis))

    def checked() -> None:
        checking.check(Source(text, encoding="utf-8"), settings)

    spent = asyncio.run(_keystrokes(text))
    note = f"{1e3 * spent:.0f} ms from the key to the findings, with the wait for more keys"
    name = "a keystroke in an article of 1,000 words: findings / check"
    yield slower(name, lambda: seconds(edited), lambda: seconds(checked), run.pairs(_PAIRS), note)


async def _keystrokes(text: str) -> float:
    """The median of the seconds from a keystroke to the findings, in the server without its pipe."""
    news = asyncio.Event()

    def publish(_: Snapshot, outcome: Outcome | None) -> None:
        assert isinstance(outcome, Analysis) and list(diagnostics(outcome))
        news.set()

    documents = Documents(publish, lambda: ())
    documents.open("untitled:a", 0, text)
    await news.wait()
    taken = []
    for version in range(1, _KEYS + 1):
        news.clear()
        begun = perf_counter()
        documents.change("untitled:a", version, [_KEY])
        await news.wait()
        taken.append(perf_counter() - begun)
    return median(taken)
