"""Which share of the annotated paragraphs and headings are whole blocks, before anything is labelled?"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from tools.fit.folds import Settings

from newsparse.text.blocks import find

_MEASURED = ("title", "subhead", "paragraph")
_UNSEEN = re.compile("[\xad\u200b-\u200f\u2060\ufeff]")
_WORST = 10  # records that are named


class Share(NamedTuple):
    """How many annotated texts there are, and how many of them are exactly one block."""

    whole: int
    of: int


def shares(raw: str, gold: Mapping[str, Any]) -> dict[str, Share]:
    """The whole texts of each measured type in one record.

    A dateline that the annotation keeps apart may open its block, and a block may consist of several paragraphs of
    the annotation that stand on one line of the file.
    """
    dateline = (gold.get("dateline") or {}).get("text", "")
    texts = Counter(_plain(block.text) for block in find(raw).blocks)
    found = {}
    for kind in _MEASURED:
        wanted = [_plain(block["text"]) for block in gold["blocks"] if block["type"] == kind]
        whole = sum(_take(texts, (text, _plain(dateline + text))) for text in wanted)
        found[kind] = Share(whole, len(wanted))
    return found


def _take(texts: Counter[str], forms: Iterable[str]) -> bool:
    form = next((form for form in forms if texts[form]), None)
    if form is not None:
        texts[form] -= 1
    return form is not None


def _plain(text: str) -> str:
    return "".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def report(settings: Settings) -> int:
    """Print the shares of every scored corpus, and the records with the most paragraphs that are not one block."""
    print(f"{'corpus':<20}" + "".join(f"{kind:>12}" for kind in _MEASURED))
    worst = []
    for corpus in settings.corpora.scored:
        sums = dict.fromkeys(_MEASURED, Share(0, 0))
        for record in corpus.records():
            found = shares(record["raw"], record["gold"])
            for kind, (whole, of) in found.items():
                sums[kind] = Share(sums[kind].whole + whole, sums[kind].of + of)
            worst.append((found["paragraph"].of - found["paragraph"].whole, record["id"]))
        print(f"{corpus.name:<20}" + "".join(f"{_share(sums[kind]):>12}" for kind in _MEASURED), flush=True)
    for missed, name in sorted(worst, reverse=True)[:_WORST]:
        print(f"{missed:>5} paragraphs of {name}")
    return 0


def _share(share: Share) -> str:
    return f"{share.whole / share.of:.4f}" if share.of else "–"
