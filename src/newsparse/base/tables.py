"""The data tables of the package, each read on first use and then shared.

People edit the TOML files in `data/`; `make tables` compiles each to JSON in `data/compiled/`, which loads thirty
times faster. A test fails if the two differ.
"""

from __future__ import annotations

import json
from functools import cache
from os.path import dirname, join

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DATA = join(dirname(dirname(__file__)), "data")

# Tables with one byte for each letter (see `dateline/lexicon.py`).
LATIN_1 = frozenset(
    f"names/{title}/{shelf}"
    for title in ("agencies", "places", "regions", "short_regions")
    for shelf in ("indic", "greek_cyrillic")
)
_COMPILED = join(DATA, "compiled")


@cache
def load(name: str) -> Any:
    """The table `name`, a path below `data/` without its suffix, such as `agencies` or `phrases/latin`.

    Callers share one object and must not change it. A table in `LATIN_1` says of other scripts what its reader knows.
    Raises FileNotFoundError for a missing table.
    """
    encoding = "latin-1" if name in LATIN_1 else "utf-8"
    with open(join(_COMPILED, *name.split("/")) + ".json", encoding=encoding) as file:
        return json.load(file)
