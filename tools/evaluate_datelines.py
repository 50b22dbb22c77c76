"""Measure dateline recognition and print the figures.

    python tools/evaluate_datelines.py [--eval ../shared/eval] [--show]

Three sets: the lines of the catalogue (`datelines/dev.jsonl`), wire stories (`dev/reuters-wire.jsonl`), and the
blocks of ordinary articles, which contain no datelines. Then recall on unlisted agencies: with each agency's row
removed in turn, and with all of them removed.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from newsparse.dateline import Match, as_dateline, match
from newsparse.dateline.lexicon import Lexicon, default
from newsparse.dateline.names import split_agencies

EVAL = Path(__file__).parent.parent.parent / "shared" / "eval"
FIELDS = ("place", "region", "agency", "date", "byline")
Record = dict[str, Any]


def records(path: Path) -> list[Record]:
    """The records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def squeezed(text: str | None) -> str | None:
    """The text with white space collapsed, as the scorer compares it."""
    return " ".join(text.split()) if text else None


def share(part: int, whole: int) -> float:
    """A ratio; 1 if there is nothing to measure."""
    return part / whole if whole else 1.0


# ---- the lines of the catalogue


def count_line(
    record: Record, found: Match | None, counts: Counter[str], report: Callable[[str], None]
) -> None:
    """Add one line of the catalogue to the counts."""
    gold, line = record["dateline"], record["line"]
    counts["tp" if gold and found else "fn" if gold else "fp" if found else "tn"] += 1
    if bool(gold) != bool(found):
        report(f"{'missed' if gold else 'false alarm'}: {line[:90]}")
    if not (gold and found):
        return
    read = as_dateline(line, found)
    for field in FIELDS:
        right = squeezed(gold[field]) == getattr(read, field)
        counts[field] += right
        if not right:
            report(f"{field}: {gold[field]!r} read as {getattr(read, field)!r}: {line[:70]}")
    counts["end"] += line[: found.end] == gold["text"].rstrip()


def catalogue_figures(
    lines: Iterable[Record], report: Callable[[str], None] = lambda message: None
) -> dict[str, float]:
    """Precision and recall of detection; the share of correct parts in detected datelines."""
    counts: Counter[str] = Counter()
    for record in lines:
        count_line(record, match(record["line"]), counts, report)
    detected = counts["tp"]
    figures = {
        "precision": share(detected, detected + counts["fp"]),
        "recall": share(detected, detected + counts["fn"]),
    }
    return figures | {field: share(counts[field], detected) for field in (*FIELDS, "end")}


# ---- wire stories and other paragraphs


def wire_figures(
    stories: Iterable[Record], report: Callable[[str], None] = lambda message: None
) -> dict[str, float]:
    """Detection F1 over leads with and without their dateline; the share of correct parts in detected datelines."""
    counts: Counter[str] = Counter()
    for story in stories:
        raw, gold = story["raw"], story["gold"]["dateline"]
        written = re.search(r"\s+".join(map(re.escape, gold["text"].split())), raw)
        assert written
        end = raw.find("\n    ", written.end())
        found = match(raw, written.start(), end if end > 0 else len(raw))
        counts["tp" if found else "fn"] += 1
        bare = next(block["text"] for block in story["gold"]["blocks"] if block["type"] == "paragraph")
        counts["fp"] += match(bare) is not None
        if not found:
            report(f"missed: {raw[written.start() :][:70]!r}")
            continue
        read = as_dateline(raw, found)
        for field in ("place", "agency", "date"):
            counts[field] += squeezed(gold[field]) == getattr(read, field)
    return {"f1": share(2 * counts["tp"], 2 * counts["tp"] + counts["fp"] + counts["fn"])} | {
        field: share(counts[field], counts["tp"]) for field in ("place", "agency", "date")
    }


def false_alarms(articles: Iterable[Record]) -> tuple[Counter[str], list[str]]:
    """Count blocks by type, and those mistaken for datelines; gold blocks have their datelines removed."""
    counts: Counter[str] = Counter()
    taken: list[str] = []
    for article in articles:
        lead = True
        for block in article["gold"]["blocks"]:
            kind = "lead" if lead and block["type"] == "paragraph" else block["type"]
            lead = lead and block["type"] != "paragraph"
            counts[kind] += 1
            if match(block["text"]):
                counts[f"{kind} taken"] += 1
                taken.append(f"{kind}: {block['text'][:80]}")
    return counts, taken


# ---- agencies that are not listed


def by_agency(lines: Iterable[Record]) -> dict[str, list[Record]]:
    """The catalogue's datelines with an agency, by agency."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in lines:
        if record["dateline"] and record["agency_norm"]:
            found[record["agency_norm"]].append(record)
    return dict(found)


def rows_of(lines: Iterable[Record]) -> set[str]:
    """The ids of the table rows that list the agencies of these lines."""
    named = [record["dateline"]["agency"] or "" for record in lines]
    ids = (default().agency(name) for whole in named for name in (whole, *split_agencies(whole)))
    return {identity for identity in ids if identity}


def recall_without(lines: list[Record], rows: set[str]) -> float:
    """Recall on these lines without these rows of the table."""
    lexicon = Lexicon(without=rows)
    return share(sum(match(record["line"], lexicon=lexicon) is not None for record in lines), len(lines))


def leave_one_out(lines: Iterable[Record]) -> dict[str, float]:
    """Recall on each agency's lines without its row."""
    return {name: recall_without(own, rows_of(own)) for name, own in by_agency(lines).items()}


def without_all(lines: Iterable[Record]) -> dict[str, float]:
    """Without the rows of all agencies in the catalogue: recall on their lines, and the matched look-alikes."""
    every = list(lines)
    named = [record for own in by_agency(every).values() for record in own]
    lexicon = Lexicon(without=rows_of(named))
    taken = sum(
        match(record["line"], lexicon=lexicon) is not None for record in every if not record["dateline"]
    )
    return {"recall": recall_without(named, rows_of(named)), "look-alikes taken": float(taken)}


# ---- printing


def print_figures(title: str, figures: dict[str, float]) -> None:
    """One line of figures."""
    print(f"{title:34}" + "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--eval", type=Path, default=EVAL, help="folder of the evaluation data")
    parser.add_argument("--show", action="store_true", help="print every line that is read wrongly")
    args = parser.parse_args()
    report: Callable[[str], None] = (
        (lambda message: print("   ", message)) if args.show else (lambda message: None)
    )
    lines = records(args.eval / "datelines" / "dev.jsonl")
    print_figures("catalogue", catalogue_figures(lines, report))
    print_figures("wire stories", wire_figures(records(args.eval / "dev" / "reuters-wire.jsonl"), report))
    for name in ("fundus-plain", "newsroom-plain", "reuters-wire"):
        counts, taken = false_alarms(records(args.eval / "dev" / f"{name}.jsonl"))
        print(
            f"false alarms, {name:20}"
            + (", ".join(f"{k} {v}" for k, v in counts.items() if "taken" in k) or "none")
            + f" of {sum(v for k, v in counts.items() if 'taken' not in k)}"
        )
        for line in taken:
            report(line)
    recalls = leave_one_out(lines)
    print_figures(
        "without each agency's row",
        {"mean recall": sum(recalls.values()) / len(recalls), "agencies": float(len(recalls))},
    )
    report(
        "below 1: " + ", ".join(f"{name} {value:.2f}" for name, value in sorted(recalls.items()) if value < 1)
    )
    print_figures("without any agency's row", without_all(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
