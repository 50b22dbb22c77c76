"""Rewrite the expectations of the test cases to the current output, and print the changes.

    python tools/update_cases.py                      all cases except known failures
    python tools/update_cases.py byline/two-authors   these cases, even if they are known failures
    python tools/update_cases.py --check              write nothing; exit status 1 if a case would change

A new folder with only an input.txt gets its first expected.yaml. Keys that an expectation omits are not added.
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
        print(f"no such case in {CASES}: {', '.join(unknown)}", file=sys.stderr)
        return 2
    skipped = frozenset() if names else frozenset(known_failures())
    chosen = [CASES / case for case in names] or [
        folder for folder in folders() if name(folder) not in skipped
    ]
    check = "--check" in sys.argv[1:]
    verb = "would change" if check else "rewritten"
    changed = sum(_update(folder, write=not check) for folder in chosen)
    print(f"{changed} of {len(chosen)} cases {verb}; {len(skipped)} known failures skipped")
    return int(check and changed > 0)


def _update(folder: Path, *, write: bool) -> bool:
    """Rewrite an expectation and print the changes. Returns whether there were any."""
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
