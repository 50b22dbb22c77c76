"""Write the published JSON Schema of the document, or say that it has changed.

    python tools/build_schema.py            write it
    python tools/build_schema.py --check    only say whether it is out of date; exit status 1 if it is

A change of the schema is a change of what people's programs read: it belongs in the changelog.
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
        print(f"out of date: {PUBLISHED.name}; python tools/build_schema.py writes it")
        return 1
    PUBLISHED.parent.mkdir(parents=True, exist_ok=True)
    PUBLISHED.write_text(text, "utf-8")
    print(f"wrote: {PUBLISHED.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
