"""The options of parsing: one object, built by the caller and passed down."""

from __future__ import annotations

from newsparse.base.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsparse.model.house import HouseWords

LAYOUTS = ("auto", "lines", "blank", "wrapped")
MINYEAR, MAXYEAR = 1, 9999  # of a date in ISO 8601 without a sign


class Options(NamedTuple):
    """The options of parsing.

    `encoding` overrides detection; `split` looks for several articles in a text; `spans` adds the lossless cover to
    each article, with margins; `weights` is the path of labeller weights to use instead of the built-in ones.
    `keep_all` keeps boilerplate in the body; `split_on` is a regular expression for the lines between two articles;
    `layout` (`lines`, `blank`, `wrapped`) overrules the guess at how paragraphs are set. `year`, or the day `dated`
    (ISO 8601) near which the articles were published, completes the `date_iso` of datelines without a year. `house`
    holds the words of a newsroom (`newsparse.model.house.HouseWords`).

    The functions that take options raise ArgumentError or UnknownNameError for values that an option cannot have.

    >>> Options(dated="2026-01-02", keep_all=True)._replace(split=False).keep_all
    True
    """

    encoding: str | None = None
    split: bool = True
    spans: bool = False
    weights: str | None = None
    keep_all: bool = False
    split_on: str | None = None
    layout: str = "auto"
    year: int | None = None
    dated: str | None = None
    house: HouseWords | None = None


DEFAULT = Options()
