"""The options of parsing: one object, built by the caller and passed down."""

from typing import NamedTuple

LAYOUTS = ("auto", "lines", "blank", "wrapped")


class Options(NamedTuple):
    """The options of parsing.

    `encoding` overrides detection; `split` looks for several articles in a text; `spans` adds the lossless cover to
    each article, with margins; `weights` is the path of labeller weights to use instead of the built-in ones.
    `keep_all` keeps boilerplate in the body; `split_on` is a regular expression for the lines between two articles;
    `layout` (`lines`, `blank`, `wrapped`) overrules the guess at how paragraphs are set.
    """

    encoding: str | None = None
    split: bool = True
    spans: bool = False
    weights: str | None = None
    keep_all: bool = False
    split_on: str | None = None
    layout: str = "auto"


DEFAULT = Options()
