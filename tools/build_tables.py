"""Compile the tables in `src/newsparse/data/` from TOML to the JSON that is read at run time.

    python tools/build_tables.py            write them
    python tools/build_tables.py --check    only say which are out of date; exit status 1 if any is
"""

import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent.parent / "src" / "newsparse" / "data"
COMPILED = DATA / "compiled"


def compiled() -> Iterator[tuple[Path, str]]:
    """Each compiled file with the text it should hold."""
    for source in sorted(DATA.rglob("*.toml")):
        table = tomllib.loads(source.read_text("utf-8"))
        text = json.dumps(table, ensure_ascii=False, separators=(",", ":"), sort_keys=False)
        yield COMPILED / source.relative_to(DATA).with_suffix(".json"), text + "\n"


def main() -> int:
    check = "--check" in sys.argv[1:]
    stale = [(path, text) for path, text in compiled() if not path.exists() or path.read_text("utf-8") != text]
    for path, text in stale:
        print(f"{'out of date' if check else 'wrote'}: {path.relative_to(DATA.parent)}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
