"""How a text is to be parsed: one object, built at the edge and passed down."""

from typing import NamedTuple


class Options(NamedTuple):
    """The choices a caller has.

    `encoding` overrides detection; `split` looks for several articles in one text; `spans` adds the lossless cover
    to each article, with margins; `weights` names a file of labeller weights to use instead of the shipped ones.
    """

    encoding: str | None = None
    split: bool = True
    spans: bool = False
    weights: str | None = None


DEFAULT = Options()
