"""How right are web pages read? Beside trafilatura alone, on pages with a gold standard.

    python -m tools.pages                            the pages of ../shared/eval/html
    python -m tools.pages FILE.jsonl --worst 5       the five pages on which most is missing or too much

Each line of the file is a page: `id`, `raw` (its HTML) and `gold`. The scorer is that of the file's collection.
"""

import argparse
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
EVAL = ROOT.parent / "shared" / "eval"
FIGURES = ("title", "summary_f1", "subhead_f1", "paragraph_f1", "token_f1", "lost")

Document = dict[str, Any]


def main() -> None:
    """Print the figures of both."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="?", type=Path, default=EVAL / "html" / "fundus-html.jsonl")
    parser.add_argument(
        "--worst", type=int, default=0, metavar="N", help="list the N pages that come out worst"
    )
    options = parser.parse_args()
    if not options.pages.is_file():
        sys.exit(f"{options.pages}: no such file; name a JSONL file of pages")
    scorer = loaded(EVAL / "score.py")
    pages = [json.loads(line) for line in options.pages.read_text("utf-8").split("\n") if line]
    print(f"{'':14}" + "".join(f"{name:>14}" for name in FIGURES))
    for name, read in (("newsparse", by_newsparse), ("trafilatura", by_trafilatura)):
        scored = [(page["id"], scorer.score_item(page["gold"], read(page["raw"]))) for page in pages]
        figures = scorer.figures(sum((counts for _, counts in scored), Counter()))
        print(f"{name:14}" + "".join(f"{shown(figures[figure]):>14}" for figure in FIGURES))
        if name == "newsparse" and options.worst:
            list_worst(scored, scorer.figures, options.worst)


def loaded(path: Path) -> Any:
    """The scorer, which is a script of its own."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None or not path.is_file():
        sys.exit(f"{path}: no such scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def by_newsparse(page: str) -> Document | None:
    """The document of a page; None where newsparse finds no article in it."""
    from newsparse import formats
    from newsparse.model.errors import NewsparseError
    from newsparse.pipeline import reading

    try:
        found = reading.read(formats.decode(page.encode("utf-8"), path="page.html"))
    except NewsparseError:
        return None
    return found.articles[0].to_dict()


def by_trafilatura(page: str) -> Document | None:
    """What trafilatura alone makes of a page: its title, and its elements by their names."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(page, include_comments=False, with_metadata=True)
    if found is None:
        return None
    kinds = {"head": "subhead", "quote": "quote", "item": "list_item"}
    elements = [item for one in found.body for item in (one if one.tag == "list" else (one,))]
    body = [{"type": kinds.get(one.tag, "paragraph"), "text": " ".join(one.itertext())} for one in elements]
    return {"title": found.title, "body": body}


def list_worst(scored: list[tuple[str, Any]], figures: Callable[[Any], Document], most: int) -> None:
    """List the pages with the lowest share of right words."""
    ranked = sorted(scored, key=lambda one: figures(one[1])["token_f1"] or 0)
    for name, counts in ranked[:most]:
        print(f"  {name}: " + ", ".join(f"{figure} {shown(figures(counts)[figure])}" for figure in FIGURES))


def shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    main()
