"""The data tables of the package, each read on first use and then shared.

People edit the TOML files in `data/`; `make tables` compiles each to JSON in `data/compiled/`, which loads thirty
times faster. A test fails if the two differ.
"""

import json
from functools import cache
from os.path import dirname, join
from typing import Any

DATA = join(dirname(dirname(__file__)), "data")

_COMPILED = join(DATA, "compiled")


@cache
def load(name: str) -> Any:
    """The table `name`, a path below `data/` without its suffix, such as `agencies` or `phrases/latin`.

    Callers share one object and must not change it. Raises FileNotFoundError for a missing table.
    """
    with open(join(_COMPILED, *name.split("/")) + ".json", encoding="utf-8") as file:
        return json.load(file)
