"""Count the real files and their variants that come out right, by kind.

    python -m tools.real_files                      both tables
    python -m tools.real_files --failures KIND      what differs in the failing ones of a kind; `all` for every kind
    python -m tools.real_files --show NAME          the text of a file or variant, and what is wrong with it
    python -m tools.real_files --why                the items that fail most often, by kind
    python -m tools.real_files --update             raise the floors, and bring the list of known failures up to date

`--update` never lowers a floor. It takes rows off the list of known failures, and adds those that fail now with the
difference as their reason; write why, or mend it, before you commit.
"""

import argparse
from collections import Counter, defaultdict

import yaml
from tests.real_file_variants import FLOORS, floors, variants
from tests.real_files import KNOWN_FAILURES, Problems, RealFile, files, judged, known_failures

_SHOWN = 300  # characters of a complaint
_REASONS = 4  # items of a kind
_REASON = 90  # characters of a reason that nobody has written yet

Judged = list[tuple[RealFile, Problems]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--failures", metavar="KIND")
    parser.add_argument("--show", metavar="NAME")
    parser.add_argument("--why", action="store_true")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    sets: dict[str, Judged] = {
        "files": [(case, judged(case)) for case in files()],
        "variants": [(case, judged(case)) for case in variants()],
    }
    if options.show:
        show(options.show, [*sets["files"], *sets["variants"]])
        return
    if options.update:
        update_known_failures(sets["files"])
        update_floors(sets["variants"])
        return
    for name, cases in sets.items():
        if options.failures:
            print(f"== {name}")
            print_failures(options.failures, cases)
        else:
            print_table(name, cases)
            if options.why:
                print_reasons(cases)


def print_table(name: str, cases: Judged) -> None:
    """One row a kind: those that are wholly right, and the items that are."""
    print(f"{name:18} {'right':>9} {'':5} {'items right':>13}")
    by_kind = _by_kind(cases)
    for kind, rows in [*by_kind.items(), ("all", cases)]:
        right = sum(not any(problems.values()) for _, problems in rows)
        items = [problem for _, problems in rows for problem in problems.values()]
        good = items.count(None)
        share = f"{right / len(rows):4.0%}" if rows else ""
        print(f"{kind:18} {right:4}/{len(rows):4} {share:>5} {good:6}/{len(items):6}")
    print()


def print_reasons(cases: Judged) -> None:
    """The items that fail most often, by kind."""
    for kind, rows in _by_kind(cases).items():
        counts = Counter(item for _, problems in rows for item, problem in problems.items() if problem)
        print(f"{kind:18} " + ", ".join(f"{item} {n}" for item, n in counts.most_common(_REASONS)))
    print()


def print_failures(kind: str, cases: Judged) -> None:
    """What differs in each case of the kind that is not right."""
    for case, problems in cases:
        if kind in (case.kind, "all") and any(problems.values()):
            print(f"{case.kind}: {case.name}")
            print_problems(problems)


def print_problems(problems: Problems) -> None:
    for item, problem in problems.items():
        if problem:
            print(f"    {item}: {problem[:_SHOWN]}")


def show(name: str, cases: Judged) -> None:
    """The text of every case whose name begins like that, and what is wrong with it."""
    for case, problems in cases:
        if case.name.startswith(name):
            print(f"== {case.name} ({case.kind})\n{case.text}\n")
            print_problems(problems)


def update_known_failures(cases: Judged) -> None:
    """Rewrite the list of known failures; reasons that were written by hand stay."""
    comments = [line for line in KNOWN_FAILURES.read_text("utf-8").splitlines() if line.startswith("#")]
    reasons = known_failures()
    rows = [
        f"{case.name} {item}: {reasons.get((case.name, item), problem[:_REASON])}"
        for case, problems in cases
        for item, problem in problems.items()
        if problem
    ]
    KNOWN_FAILURES.write_text("\n".join([*comments, *rows]) + "\n", "utf-8")


def update_floors(cases: Judged) -> None:
    """Raise the floor of every kind of which more variants come out right."""
    comments = [line for line in FLOORS.read_text("utf-8").splitlines() if line.startswith("#")]
    before = floors() or {}
    counts = {
        kind: max(before.get(kind, 0), sum(not any(problems.values()) for _, problems in rows))
        for kind, rows in _by_kind(cases).items()
    }
    FLOORS.write_text("\n".join([*comments, yaml.safe_dump(counts)]), "utf-8")


def _by_kind(cases: Judged) -> dict[str, Judged]:
    kinds: dict[str, Judged] = defaultdict(list)
    for case, problems in cases:
        kinds[case.kind].append((case, problems))
    return dict(sorted(kinds.items()))


if __name__ == "__main__":
    main()
