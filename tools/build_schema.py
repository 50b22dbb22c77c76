"""Write the published JSON Schema of the document.

    python tools/build_schema.py            write it
    python tools/build_schema.py --check    exit with status 1 if it is out of date

Other people's programs rely on the schema: list every change to it in the changelog.
"""

import sys
from pathlib import Path

from newsparse.formats.json_document import laid_out
from newsparse.formats.schema import json_schema

PUBLISHED = Path(__file__).parent.parent / "tests" / "schema" / "newsparse.article-1.json"


def main() -> int:
    text = laid_out(json_schema()) + "\n"
    if PUBLISHED.exists() and PUBLISHED.read_text("utf-8") == text:
        return 0
    if "--check" in sys.argv[1:]:
        print(f"out of date: {PUBLISHED.name}; run python tools/build_schema.py")
        return 1
    PUBLISHED.parent.mkdir(parents=True, exist_ok=True)
    PUBLISHED.write_text(text, "utf-8")
    print(f"wrote: {PUBLISHED.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
