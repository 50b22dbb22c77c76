"""Where the shipped data tables come from: one read-only value a table, read when first asked for.

People edit the TOML files in `data/`; `make tables` compiles each to JSON in `data/compiled/`, which loads
thirty times faster. A test fails when the two disagree.
"""

import json
from functools import cache
from os.path import dirname, join
from typing import Any

DATA = join(dirname(dirname(__file__)), "data")

_COMPILED = join(DATA, "compiled")


@cache
def load(name: str) -> Any:
    """The table `name` (a path below `data/` without its suffix, such as `agencies` or `phrases/latin`).

    Callers must not change what they get: every later caller gets the same object.
    Raises FileNotFoundError for a table that does not exist.
    """
    with open(join(_COMPILED, *name.split("/")) + ".json", encoding="utf-8") as file:
        return json.load(file)
