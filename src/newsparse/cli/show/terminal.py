"""Drawing on a terminal, with rich."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from newsparse.base.escaping import visible
from newsparse.cli.inputs import name_of
from newsparse.cli.show import layout
from newsparse.cli.show.picture import (
    LEFT_OUT,
    ShownElement,
    elements_of_article,
    elements_of_tree,
    heading,
    summary,
)
from newsparse.label.feature_words import strongest
from newsparse.text.blocks import find

if TYPE_CHECKING:
    from rich.markdown import Markdown

    from newsparse.cli.show.grammar import Facts
    from newsparse.label.labeller import Reasons
    from newsparse.model.article import Article
    from newsparse.pipeline.tree import Tree

_MAX_WIDTH = 100  # columns; longer lines are hard to read
_MIN_WIDTH = 30  # columns; the labels and numbers alone take 18
_NUMBER_WIDTH = 6  # columns, for line numbers up to 9999
_LABEL_WIDTH = 12  # columns, for the longest role
_PART_WIDTH = 10  # columns, for the longest name of a dateline's part
_FEATURES_SHOWN = 6  # per block without --verbose: three or four lines on most terminals
_GAP = "   "  # between pieces on one line
_PART_NAMES = {
    "places": "place",
    "region": "region",
    "agency": "agency",
    "agency_id": "agency id",
    "date": "date",
    "date_iso": "EDTF date",
    "byline": "reporter",
}
_MAX_CHARACTERS = 4_000  # of one element: forty lines, more than anyone reads on a screen

_STYLES = {
    "title": "bold",
    "kicker": "magenta",
    "summary": "italic",
    "byline": "green",
    "timestamp": "green",
    "dateline": "bold cyan",
    "subhead": "bold yellow",
    "caption": "italic",
    "quote": "italic",
    LEFT_OUT: "dim strike",
}
_QUIET = "dim"  # line numbers and labels: everything but the article's own text
_DOUBT = "bold red"
_TOGETHER = (  # roles without a blank line between them
    {"list_item"},
    {"table"},
    {LEFT_OUT},
    {"kicker", "title"},
    {"byline", "timestamp", "slug"},
    {"note", "credit"},
)


class Screen:
    """A drawing, made line by line and returned as text, with or without colour."""

    def __init__(self, *, color: bool) -> None:
        self._sheet = StringIO()
        # Named colours follow the theme of the terminal. No markup: the text is untrusted.
        self._console = Console(
            file=self._sheet,
            force_terminal=color,
            color_system="standard" if color else None,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            soft_wrap=True,
        )
        self.width = max(_MIN_WIDTH, min(self._console.width, _MAX_WIDTH))

    def line(self, *pieces: str | Text) -> None:
        """Draw one line."""
        self._console.print(Text.assemble(*pieces), end="\n")

    def wrapped(self, text: Text, first: Sequence[str | Text], rest: str) -> None:
        """Draw a text that begins after `first`; its further lines begin after `rest`."""
        indent = len(rest)
        for number, line in enumerate(text.wrap(self._console, self.width - indent)):
            line.rstrip()
            self.line(*(first if number == 0 else (rest,)), line)

    def flow(self, pieces: Sequence[Text], indent: str) -> None:
        """Draw short pieces side by side; a piece that fits on a line is never broken."""
        line = Text()
        for piece in pieces:
            if line and len(indent) + line.cell_len + len(_GAP) + piece.cell_len > self.width:
                self.wrapped(line, (indent,), indent)
                line = Text()
            line = Text.assemble(line, _GAP, piece) if line else piece
        self.wrapped(line, (indent,), indent)

    def page(self, page: "Markdown") -> None:
        """Draw a page of Markdown."""
        self._console.print(page, width=self.width, soft_wrap=False)

    def text(self) -> str:
        """The drawing so far."""
        return self._sheet.getvalue()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was drawn so far."""
        return not self._sheet.tell()


def columns(rows: Iterable[tuple[str, str]]) -> str:
    """Two columns; the second is wrapped under itself."""
    screen = Screen(color=False)
    for first, second in rows:
        screen.wrapped(Text(second), (first,), " " * len(first))
    return screen.text()


def markdown(text: str, *, color: bool) -> str:
    """A page of Markdown, drawn."""
    from rich.markdown import Markdown

    screen = Screen(color=color)
    screen.page(Markdown(text, code_theme="ansi_dark"))
    return screen.text()


@lru_cache(maxsize=1)  # the articles of a file share its text
def _layout_of(text: str) -> str:
    return layout.in_words(find(text))


def draw_article(
    screen: Screen, article: "Article", tree: "Tree | None" = None, reasons: "Sequence[Reasons]" = ()
) -> None:
    """Draw an article; with its tree, also the blocks left out and the doubtful roles."""
    if not screen.is_empty:
        screen.line("")
    words = _layout_of(tree.source.text) if tree else None
    draw_heading(screen, name_of(article.source.path), heading(article, words))
    before = ""
    for row in elements_of_tree(article, tree, reasons) if tree else elements_of_article(article):
        if not _belong_together(before, row.label):
            screen.line("")
        _draw_row(screen, row)
        before = row.label
    screen.line("")
    draw_facts(screen, summary(article, tree, reasons))


def draw_heading(screen: Screen, name: str, facts: Iterable[str]) -> None:
    """Draw the name of a text and facts about it as a whole."""
    screen.wrapped(_safe(name, "bold"), (), "")
    draw_facts(screen, facts)


def draw_facts(screen: Screen, facts: Iterable[str]) -> None:
    """Draw short facts side by side."""
    screen.wrapped(Text(" · ".join(map(visible, facts)), _QUIET), (), "")


def draw_explanation(screen: Screen, facts: "Facts", *, verbose: bool, raw: bool = False) -> None:
    """Draw why each block of an article has its role, with its strongest features or all, in words or raw."""
    if screen.text():
        screen.line("")
    source, laid = facts["source"], facts["layout"]
    number = [f"article {source['article']} of {source['of']}"] if source["of"] > 1 else []
    language = f"language {facts['language'] or 'unclear'}"
    draw_heading(screen, name_of(source["path"]), [*number, language, laid["description"]])
    draw_facts(screen, [laid["evidence"]])
    for block in facts["blocks"]:
        screen.line("")
        _draw_reasons(screen, block, verbose=verbose, raw=raw)


def _draw_reasons(screen: Screen, block: "Facts", *, verbose: bool, raw: bool) -> None:
    indent = " " * (_NUMBER_WIDTH + _LABEL_WIDTH)
    role = block["role"].replace("_", " ")
    number = Text(f"{block['line']:>{_NUMBER_WIDTH - 2}}  ", _QUIET)
    style = _STYLES.get(block["role"], "")
    text = visible(block["text"][: screen.width])
    room = screen.width - len(indent)
    shown = Text(text, style)
    shown.truncate(room, overflow="ellipsis")
    screen.line(number, Text(f"{role:<{_LABEL_WIDTH}}", style or "bold"), shown)
    runner_up = block["runner_up"].replace("_", " ")
    verdict = [f"margin {block['margin']:.2f} over {runner_up}"]
    doubt = (", uncertain", _DOUBT) if block["uncertain"] else ""
    screen.wrapped(Text.assemble(*verdict, doubt), (indent,), indent)
    key = "name" if raw else "words"
    weights = strongest((feature[key], feature["weight"]) for feature in block["features"])
    if weights:
        screen.flow(_features(weights, len(weights) if verbose else _FEATURES_SHOWN), indent)
    if block["grammar"]:
        tried = block["grammar"]["attempts"] if verbose else []
        _draw_grammar(screen, {**block["grammar"], "attempts": tried}, indent)


def draw_datelines(screen: Screen, found: "Sequence[Facts]") -> None:
    """Draw the analysis of the dateline grammar for each line."""
    for number, facts in enumerate(found):
        if number:
            screen.line("")
        end = facts["end"] or 0
        text = Text.assemble(
            (visible(facts["text"][:end]), _STYLES["dateline"]), visible(facts["text"][end:])
        )
        text.truncate(screen.width, overflow="ellipsis")
        screen.line(text)
        _draw_grammar(screen, facts, "  ")


def _draw_grammar(screen: Screen, facts: "Facts", indent: str) -> None:
    """Draw the parts of a dateline, or why there is none; then the attempts."""
    if facts["dateline"]:
        for name, value in (*_dateline_parts(facts["dateline"]), ("form", facts["form"])):
            screen.wrapped(
                _safe(value), (indent, Text(f"{name:<{_PART_WIDTH}}", _QUIET)), indent + " " * _PART_WIDTH
            )
    else:
        screen.wrapped(_safe(f"no dateline: {facts['refusal']}", _QUIET), (indent,), indent)
    if facts.get("places_on_map"):
        _draw_places(screen, facts["places_on_map"], indent)
    for tried in facts.get("attempts", ()):
        verdict = "accepted" if tried["accepted"] else "rejected"
        text = Text.assemble(
            (f"{verdict:<{_PART_WIDTH}}", _QUIET), f"{tried['form']}: ", visible(tried["reason"])
        )
        screen.wrapped(text, (indent,), indent + " " * _PART_WIDTH)


def _draw_places(screen: Screen, places: "Sequence[Facts]", indent: str) -> None:
    from newsparse.cli.places import in_words

    for place in places:
        for number, line in enumerate(in_words(place)):
            name = "" if number else "on map"
            screen.wrapped(
                _safe(line), (indent, Text(f"{name:<{_PART_WIDTH}}", _QUIET)), indent + " " * _PART_WIDTH
            )


def _dateline_parts(dateline: "Facts") -> list[tuple[str, str]]:
    return [(_PART_NAMES[key], _listed(dateline[key])) for key in _PART_NAMES if dateline[key]]


def _listed(value: str | list[str]) -> str:
    return value if isinstance(value, str) else " · ".join(value)


def _features(weights: Sequence[tuple[str, float]], shown: int) -> list[Text]:
    pieces = [
        Text.assemble((f"{weight:+.2f} ", "green" if weight > 0 else "red"), (visible(words), _QUIET))
        for words, weight in weights[:shown]
    ]
    if len(weights) > shown:
        pieces.append(Text(f"and {len(weights) - shown} more", _QUIET))
    return pieces


def _belong_together(above: str, below: str) -> bool:
    """Whether two elements are drawn without a blank line between them."""
    return above == "dateline" or any(above in group and below in group for group in _TOGETHER)


def _draw_row(screen: Screen, row: ShownElement) -> None:
    number = Text(f"{row.line or '':>{_NUMBER_WIDTH - 2}}", _QUIET)
    mark = Text("? " if row.doubt else "  ", _DOUBT)
    indent = " " * (_NUMBER_WIDTH + _LABEL_WIDTH)
    text = _safe(_shortened(row.text), _STYLES.get(row.label, ""))
    left_out = row.label == LEFT_OUT
    if left_out:  # its only detail is the reason, and there may be many such lines
        text = Text.assemble(text, *((f"  ({visible(value)})", _QUIET) for _, value in row.details))
    screen.wrapped(text, (number, mark, Text(f"{_label(row):<{_LABEL_WIDTH}}", _QUIET)), indent)
    if row.details and not left_out:
        screen.flow(
            [Text.assemble((f"{name} ", _QUIET), visible(value)) for name, value in row.details], indent
        )
    if row.doubt:
        screen.wrapped(Text(row.doubt, _DOUBT), (indent,), indent)


def _label(row: ShownElement) -> str:
    """The role in words; empty for a paragraph, which is what readers expect, unless it is in doubt."""
    return "" if row.label == "paragraph" and not row.doubt else row.label.replace("_", " ")


def _shortened(text: str) -> str:
    if len(text) <= _MAX_CHARACTERS:
        return text
    return f"{text[:_MAX_CHARACTERS]} … ({len(text) - _MAX_CHARACTERS:,} more characters)"


def _safe(text: str, style: str = "") -> Text:
    """Untrusted text with its control characters escaped."""
    return Text("\n".join(visible(line.expandtabs(4)) for line in text.split("\n")), style)
