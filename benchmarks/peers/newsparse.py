"""newsparse itself: a file to JSON."""

from collections.abc import Callable


def load() -> Callable[[str], str]:
    from newsparse import pipeline, source
    from newsparse.formats import write

    return lambda path: "".join(write(one, "json") for one in pipeline.articles(source.load(path)))
