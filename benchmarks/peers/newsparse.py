"""newsparse itself: a file to JSON."""

from collections.abc import Callable


def load() -> Callable[[str], str]:
    import newsparse.pipeline as pipeline
    from newsparse.formats import write

    return lambda path: "".join(write(article, "json") for article in pipeline.read(path))
