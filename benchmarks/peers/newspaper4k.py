"""newspaper4k: extracts the article from an HTML page."""

from collections.abc import Callable
from typing import Any

from benchmarks.peers import Outline, content, outlined


def load() -> Callable[[str], Any]:
    import warnings

    warnings.simplefilter("ignore")  # it warns about optional packages that are not used here
    from newspaper import article

    return lambda path: article("http://localhost/article.html", input_html=content(path))


def outline(result: Any) -> Outline:
    found = outlined([("paragraph", part) for part in result.text.split("\n\n") if part.strip()])
    byline = {"text": ", ".join(result.authors)} if result.authors else None
    return {**found, "title": result.title or None, "byline": byline}
