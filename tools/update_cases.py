"""Rewrite the expectations of the cases to what parsing gives now, and print the difference to read.

    python tools/update_cases.py                      every case but the known failures
    python tools/update_cases.py byline/two-authors   these, known failures or not
    python tools/update_cases.py --check              change nothing; exit status 1 if anything would

A new folder with nothing but an input.txt gets its first expected.yaml. What an expectation leaves unstated
stays unstated.
"""

import sys
from difflib import unified_diff
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.case_files import CASES, as_yaml, expected, folders, known_failures, name, observed


def main() -> int:
    names = [argument.strip("/") for argument in sys.argv[1:] if not argument.startswith("-")]
    unknown = [case for case in names if not (CASES / case / "input.txt").exists()]
    if unknown:
        print(f"no such case below {CASES}: {', '.join(unknown)}", file=sys.stderr)
        return 2
    skipped = frozenset() if names else frozenset(known_failures())
    chosen = [CASES / case for case in names] or [
        folder for folder in folders() if name(folder) not in skipped
    ]
    check = "--check" in sys.argv[1:]
    verb = "would change" if check else "rewritten"
    changed = sum(_update(folder, write=not check) for folder in chosen)
    print(f"{changed} of {len(chosen)} cases {verb}; {len(skipped)} left alone")
    return int(check and changed > 0)


def _update(folder: Path, *, write: bool) -> bool:
    """Whether the expectation differs from what parsing gives; prints the difference."""
    stated = expected(folder)
    before, after = as_yaml(stated), as_yaml(observed(folder, stated))
    if before == after:
        return False
    label = f"tests/cases/{name(folder)}/expected.yaml"
    print("\n".join(unified_diff(before.splitlines(), after.splitlines(), label, label, lineterm="", n=2)))
    if write:
        (folder / "expected.yaml").write_text(after, "utf-8")
    return True


if __name__ == "__main__":
    sys.exit(main())
