"""newsparse: converts a file to JSON."""

from collections.abc import Callable


def load() -> Callable[[str], str]:
    from newsparse.formats import write
    from newsparse.pipeline import run as pipeline
    from newsparse.text import source

    return lambda path: "".join(write(one, "json") for one in pipeline.articles(source.load(path)))
