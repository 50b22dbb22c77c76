"""newsparse itself: a file to JSON."""

import json
from collections.abc import Callable

from benchmarks.peers import Outline


def load() -> Callable[[str], str]:
    import newsparse.pipeline as pipeline
    from newsparse.formats import write

    return lambda path: "".join(write(article, "json") for article in pipeline.read(path))


def outline(result: str) -> Outline:
    found: Outline = json.loads(result)
    return found
