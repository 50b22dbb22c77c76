"""Write docs/rules/*.md from the docstrings and declarations of the rules.

python tools/build_rule_pages.py            write the pages
python tools/build_rule_pages.py --check    list those that are out of date; exit status 1 if there are any
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from newsparse.checks.page import index, page
from newsparse.checks.table import MODULES

FOLDER = Path(__file__).parent.parent / "docs" / "rules"


def pages() -> Iterator[tuple[Path, str]]:
    """Each page and its content."""
    yield FOLDER / "README.md", index()
    for module in MODULES:
        yield FOLDER / f"{module.RULE.code}.md", page(module)


def main(arguments: list[str]) -> int:
    wanted = dict(pages())
    old = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    extra = [path for path in FOLDER.glob("*.md") if path not in wanted]
    for path in [*old, *extra]:
        print(f"{'out of date' if '--check' in arguments else 'wrote'}: docs/rules/{path.name}")
    if "--check" in arguments:
        return 1 if old or extra else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in old:
        path.write_text(wanted[path], "utf-8")
    for path in extra:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
