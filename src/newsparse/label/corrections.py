"""Corrections of the best path, where a block's own text rules out what its surroundings suggest.

`python -m tools.fit corrections` prints the effect of each on publishers that the weights were not fitted on. The
cases cover what these figures cannot show: the gold data has no list items, and few links and notes inside articles.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from newsparse.base.characters import BULLETS, COLONS, ITEM_DASHES, LONG_DASHES, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.label.describe import BlockFacts
from newsparse.label.shape import ENDS, OPEN_END, SENTENCE_END, SENTENCES, LastCharacter
from newsparse.label.states import PRE, STORY, TAIL
from newsparse.label.surroundings import LEAST_ECHO, is_headlike
from newsparse.label.titles import label_above_title
from newsparse.words import phrases


class Decision(NamedTuple):
    """The states of one article's blocks, to be corrected in place; `page` is true for a whole web page."""

    path: list[str]
    facts: Sequence[BlockFacts]
    page: bool


Correction = Callable[[Decision], None]

_FEWEST_SENTENCE_WORDS = 3  # "Nobody was hurt." but not "Not yet." or "Got it.", which are buttons too
_SECTION_WORDS = 2  # of the longest section of a menu that can be a kicker
_TEASER_WORDS = 4  # of a line such as `You may also like`
_FRAMES = frozenset((*COLONS, *LONG_DASHES, "|", "-", "»", "›", "/"))  # between a headline and a site's name
_MENUS = frozenset(("menu", "menu="))
_LED = frozenset(("related=", "read_more="))
# Buttons and links, which are no sections.
_BUTTONS = frozenset(
    (
        *("share=", "comment=", "subscribe=", "sign_in=", "newsletter=", "date_label=", "cookie=", "cookie"),
        *("read_more=", "mail=", "share", "menu-mark"),
    )
)
_LONGEST_TITLE = 500  # size units; the longest headline of the evaluation texts has 330
_LONGEST_LABEL = 40  # code points before the colon; a colon further on belongs to a sentence
_SIGNED = frozenset({"byline", "name"})
# Phrases that make a whole line a link, not a paragraph or a subhead.
_LINKS = frozenset(
    (
        *("advertisement=", "comment=", "cookie=", "copyright=", "most_read=", "newsletter=", "read_more="),
        *("related=", "share=", "sign_in=", "subscribe=", "topics="),
    )
)
# Phrases that do so as a label: `Also read: Why the ferry was late`, `Editor’s note: …`; not `Plus de deux cents …`.
_LINK_LABELS = frozenset({"related", "read_more"})
_NOTE_LABELS = frozenset({"editor_note", "editor_note="})
# Formulas that explain why a line is left out of an article; others, such as a name or a number, do not.
_REASONS = frozenset(
    {
        *(
            "advertisement",
            "author_box",
            "comment",
            "cookie",
            "copyright",
            "date_label",
            "mail",
            "menu",
            "menu-mark",
        ),
        *(
            "most_read",
            "newsletter",
            "read_more",
            "related",
            "share",
            "sign_in",
            "subscribe",
            "topics",
            "link",
        ),
        *("field_title", "field_byline", "field_date", "field_summary", "field_body", "field_section"),
        *("field_source", "live"),
    }
)
# What becomes of lines that nothing explains.
_KEPT_AS: Mapping[str, str] = MappingProxyType(
    {
        "pre.boilerplate": "head.note",
        "head.boilerplate": "head.note",
        "boilerplate": "paragraph",
        "tail.boilerplate": "tail.note",
    }
)
# Lines that often interrupt the text of a page, and so need not end it.
_INTERRUPTIONS = frozenset({"advertisement=", "share=", "read_more=", "related=", "newsletter="})
_BODY_TEXT = ("paragraph", "subhead")
_HEAD_OR_BODY_TEXT = ("summary", *_BODY_TEXT)
# The states that a forced one replaces; by default, those of body text.
_REPLACES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"boilerplate": _HEAD_OR_BODY_TEXT, "head.note": _HEAD_OR_BODY_TEXT, "kicker": PRE, "slug": PRE}
)
# "• Bread", "- bread", "3. Bread", "12) bread"; not "3.5 million" or "-5 degrees"
_ITEM = lazy_pattern(rf"(?:[{in_class(BULLETS, ITEM_DASHES)}]|\d{{1,3}}[.)])\s")


def refuse_datelines(made: Decision) -> None:
    """Relabel datelines that the dateline grammar does not match in full as subheads."""
    for index, m in enumerate(made.facts):
        if made.path[index] == "dateline" and not (m.dateline and m.dateline.end == len(m.block.text)):
            made.path[index] = "subhead"


def refuse_bylines(made: Decision) -> None:
    """Relabel lines that are not in the form of a byline or name: on a whole page as boilerplate, else as subheads."""
    for index, m in enumerate(made.facts):
        if made.path[index] == "byline" and _SIGNED.isdisjoint(m.formulas):
            made.path[index] = "head.boilerplate" if made.page else "subhead"


def refuse_titles(made: Decision) -> None:
    """Make titles that are too long for a headline paragraphs."""
    for index, m in enumerate(made.facts):
        if made.path[index] == "title" and m.size >= _LONGEST_TITLE:
            made.path[index] = "paragraph"


def prefer_bare_headlines(made: Decision) -> None:
    """Take the headline directly above the story, not the page's title, which repeats it with the site's name."""
    if "title" not in made.path:
        return
    title = made.path.index("title")
    own = made.facts[title].folded
    last = next((index for index, state in enumerate(made.path) if state == "paragraph"), len(made.path))
    for index in range(last - 1, title, -1):
        text = made.facts[index].folded
        if len(text) >= LEAST_ECHO and _is_framed(text, own):
            made.path[title], made.path[index] = "pre.boilerplate", "title"
            break
    _drop_repetitions(made, last)


def _drop_repetitions(made: Decision, last: int) -> None:
    """Relabel the lines of the head that only repeat the headline."""
    title = made.facts[made.path.index("title")].folded
    if len(title) < LEAST_ECHO:
        return
    for index in range(last):
        text = made.facts[index].folded
        if made.path[index] not in ("title", *PRE) and text and (text == title or _is_framed(title, text)):
            made.path[index] = "head.boilerplate"


def _is_framed(text: str, line: str) -> bool:
    """Whether the line is the text, or begins or ends with it and a sign that separates it from the rest."""
    if text == line:
        return True
    rest = line[len(text) :] if line.startswith(text) else line[: -len(text)] if line.endswith(text) else ""
    return bool(rest) and (rest.strip()[:1] in _FRAMES or rest.strip()[-1:] in _FRAMES)


def refuse_kickers(made: Decision) -> None:
    """Relabel buttons and links above the headline; the sections of a menu are kickers too, but are shorter."""
    for index, m in enumerate(made.facts):
        if made.path[index] != "kicker":
            continue
        long = m.words > _SECTION_WORDS and not _MENUS.isdisjoint(m.formulas)
        if long or not _BUTTONS.isdisjoint(m.formulas):
            made.path[index] = "pre.boilerplate"


def drop_teasers(made: Decision) -> None:
    """Relabel the headline under a line such as `Read also`, which together are a link."""
    for index in range(1, len(made.path) - 1):
        above, m = made.facts[index - 1], made.facts[index]
        if made.path[index] in _BODY_TEXT and made.path[index - 1] == "boilerplate" and m.folded:
            led = not _LED.isdisjoint(above.formulas) and above.words <= _TEASER_WORDS
            if led and m.last in OPEN_END and not m.formulas:
                made.path[index] = "boilerplate"


def keep_feet(made: Decision) -> None:
    """Keep what is printed on every page, as a note."""
    for index, m in enumerate(made.facts):
        if m.block.foot:
            made.path[index] = "note"


def force_roles(made: Decision) -> None:
    """Label links, notes, captions and quoted mail by their own text."""
    for index, m in enumerate(made.facts):
        forced = _forced(m)
        if not index and not made.page:
            forced = label_above_title(made.facts) or forced
        if forced and made.path[index] in _REPLACES.get(forced, _BODY_TEXT):
            made.path[index] = forced


def restore_sentences(made: Decision) -> None:
    """Make sentences that match no formula paragraphs, and restore the lines between them at the end.

    Not on a whole page, where the sentences around the article belong to other texts.
    """
    if made.page:
        return
    for index, state in enumerate(made.path):
        if state in ("head.boilerplate", "boilerplate") and _is_text(made.facts[index]):
            made.path[index] = "paragraph"
    first = next((index for index, state in enumerate(made.path) if state in TAIL), len(made.path))
    restored = _restored(made.path[first:], made.facts[first:])
    made.path[first : first + len(restored)] = restored


def keep_lines(made: Decision) -> None:
    """Keep what no formula explains: in an article as a note around the body or a paragraph in it.

    On a whole page, the sentences between the first and the last paragraph are kept; teasers repeat headlines, which
    have no full stop.
    """
    if made.page:
        story = [index for index, state in enumerate(made.path) if state in STORY]
        for index in range(story[0], story[-1]) if story else ():
            m = made.facts[index]
            if made.path[index] == "boilerplate" and m.shape in SENTENCES and not m.formulas:
                made.path[index] = "paragraph"
        return
    for index, state in enumerate(made.path):
        if state in _KEPT_AS and not _is_explained(made.facts[index]):
            made.path[index] = _KEPT_AS[state]


def complete_lists(made: Decision) -> None:
    """Make a paragraph a list item if it begins with the same sign as the list item next to it."""
    if "list_item" not in made.path:
        return
    signs = [_item_sign(m.block.text) for m in made.facts]
    for order in (range(1, len(made.path)), range(len(made.path) - 2, -1, -1)):
        for index in order:
            beside = index - order.step
            alike = signs[index] == signs[beside] != ""
            if alike and made.path[index] == "paragraph" and made.path[beside] == "list_item":
                made.path[index] = "list_item"


CORRECTIONS: tuple[Correction, ...] = (
    refuse_datelines,
    refuse_bylines,
    refuse_titles,
    prefer_bare_headlines,
    refuse_kickers,
    force_roles,
    drop_teasers,
    restore_sentences,
    keep_lines,
    keep_feet,
    complete_lists,
)


def _is_explained(m: BlockFacts) -> bool:
    """Whether a formula says that the line is no part of an article."""
    return any(formula.rstrip("=") in _REASONS for formula in m.formulas) or m.shape in ENDS


def _forced(m: BlockFacts) -> str:
    """The state that a body block's own text reveals, or the empty string."""
    if m.first == "mark":
        return "quote"
    if not m.formulas:
        return ""
    if not _LINKS.isdisjoint(m.formulas):
        return "boilerplate"
    if "bracketed" in m.formulas and "editor_note" in m.formulas:
        return "head.note"
    if "caption" in m.formulas and m.last is not LastCharacter.FULL_STOP and _is_labelled_caption(m.folded):
        return "caption"
    return _labelled(m) if ":" in m.block.text[:_LONGEST_LABEL] else ""


def _labelled(m: BlockFacts) -> str:
    """The state of a block that begins with a label; links repeat headlines, so they have no full stop."""
    if m.folded and m.last in OPEN_END and not _LINK_LABELS.isdisjoint(m.formulas):
        return "boilerplate"
    return "" if _NOTE_LABELS.isdisjoint(m.formulas) else "note"


def _is_labelled_caption(folded: str) -> bool:
    """Whether a caption's label opens the line: `Image caption, the bridge in 1931`, `FILE PHOTO: The bridge`."""
    return any(
        "caption=" in phrases.phrase_kinds(folded.partition(mark)[0]) for mark in ",:" if mark in folded
    )


def _restored(path: Sequence[str], facts: Sequence[BlockFacts]) -> list[str]:
    """The states of the tail's first blocks as part of the body, up to its last paragraph."""
    found: list[str] = []
    for state, m in zip(path, facts, strict=True):
        if state != "tail.boilerplate":
            break
        if not _INTERRUPTIONS.isdisjoint(m.formulas):
            found.append("boilerplate")
        elif _is_text(m):
            found.append("paragraph")
        elif is_headlike(m) and not m.formulas:
            found.append("subhead")
        else:
            break
    while found and found[-1] != "paragraph":
        found.pop()
    return found


def _is_text(m: BlockFacts) -> bool:
    """Whether the block consists of sentences and matches no formula."""
    return m.last in SENTENCE_END and m.words >= _FEWEST_SENTENCE_WORDS and not m.formulas


def _item_sign(text: str) -> str:
    """The bullet or dash that opens the block, `1` for a number, or the empty string."""
    found = _ITEM.match(text)
    return "" if not found else "1" if found[0][0].isdigit() else found[0][0]
