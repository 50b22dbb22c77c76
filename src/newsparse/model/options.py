"""The options of parsing: one object, built by the caller and passed down."""

from typing import NamedTuple


class Options(NamedTuple):
    """The options of parsing.

    `encoding` overrides detection; `split` looks for several articles in a text; `spans` adds the lossless cover to
    each article, with margins; `layout` (`lines`, `blank`, `wrapped`) overrules the guess at how paragraphs are
    set; `weights` is the path of labeller weights to use instead of the built-in ones.
    """

    encoding: str | None = None
    split: bool = True
    spans: bool = False
    weights: str | None = None
    layout: str = "auto"


DEFAULT = Options()
