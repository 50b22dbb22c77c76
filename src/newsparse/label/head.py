"""Corrections of the head of an article: headline, kicker, deck, byline, captions and datelines under them."""

from __future__ import annotations

from newsparse.base.characters import (
    BARS,
    COLONS,
    GUILLEMETS,
    LONG_DASHES,
    MIDDLE_DOTS,
)
from newsparse.byline import is_opener
from newsparse.label.describe import BlockFacts
from newsparse.label.formulas import BUTTONS
from newsparse.label.shape import OPEN_END, RUNNING, SENTENCE_END, TITLE_END, Case, LastCharacter, Shape
from newsparse.label.states import Decision
from newsparse.label.surroundings import is_headlike

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

SECTION_WORDS = 2  # of the longest section or kind of text that can be a kicker
_TOP = 6  # blocks in which the title of a page or a repetition of the headline can stand
_FRAMES = (*COLONS, *BARS, *LONG_DASHES, *GUILLEMETS, *MIDDLE_DOTS, "-", "/", "_")  # `Ferry late | Mercury`
_ASCII_FRAMES = tuple(filter(str.isascii, _FRAMES))
_MENUS = frozenset(("menu", "menu="))
_CAPTION_REACH = 4  # blocks below the headline
LABEL_WORDS = 5  # of a kicker over a headline with a deck
_DECK_TIMES = 1.5  # how much longer a deck is than its headline
_SECOND_LINES = ("summary", "byline", "subhead")
_KICKER_REACH = 3  # blocks above the headline
_SECTIONS = frozenset(("section=", "release="))
# The least lead of a deck, a natural logarithm of odds: decks are above the byline, so what is below it is the story.
_SURE_DECK = 0.25
_SURE_DECK_BELOW_BYLINE = 1.0
_SURE_LONG_DECK_OF_BRIEF = 0.7
_SURE_BRIEF_BELOW_BYLINE = 1.8
# The greatest lead of a first paragraph over the deck that it may be: half of those with less are decks.
_NEARLY_DECK = 0.6
_FEWEST_BELOW_DECK = 3  # blocks of running text; briefs seldom have decks
_FEWEST_BELOW_LIKELY_DECK = 5  # such blocks, below a first paragraph that the chain holds for the lead
_FEWEST_BELOW_SIGNED_DECK = 5  # such blocks, below a deck that is below the byline
_DECK_LINES = ("summary", "paragraph", "subhead", "list_item")
_OWN_LINES = ("head.note", "head.boilerplate")
_FEWEST_PAGE_WORDS = 6  # of a line of a deck on a page; shorter ones are buttons
_LONGEST_TITLE = 500  # size units; the longest headline of the evaluation texts has 330
_LONGEST_SENTENCE_TITLE = (
    150  # size units; the longest headline of the evaluation texts with a full stop has 119
)
_FEWEST_TITLE_WORDS = 4
_FEWEST_BLOCKS = 2
_MOST_LINE_WORDS = 9  # of a line of a headline that was broken over lines
_GOES_ON = frozenset((LastCharacter.LETTER, LastCharacter.DIGIT, LastCharacter.COMMA))
_MOST_DECK_LINES = 4
_SHORTEST_DECK = 24  # size units of a line under the headline that is not a name
_FEWEST_NAMES = 2  # words of an author's name
_MOST_NAMES = 4
_BARE_ENDS = OPEN_END | {LastCharacter.CLOSER, LastCharacter.DIGIT}
_TEXT_ENDS = SENTENCE_END | {LastCharacter.COLON, LastCharacter.COMMA}
SIGNED = frozenset({"byline", "name"})
SUSPECTS = frozenset(("title", "summary", "subhead", "byline", "note"))


def refuse_datelines(made: Decision) -> None:
    """Relabel datelines that the dateline grammar does not match in full as subheads."""
    if "dateline" not in made.path:
        return
    for index, m in enumerate(made.facts):
        if made.path[index] == "dateline" and not (m.dateline and m.dateline.end == len(m.block.text)):
            made.path[index] = "subhead"


def refuse_bylines(made: Decision) -> None:
    """Relabel lines that are not in the form of a byline or name: on a whole page as boilerplate, else as subheads.

    Buttons and entries of menus can look like names: `ホーム`, `微信`.
    """
    if "byline" not in made.path:
        return
    for index, m in enumerate(made.facts):
        if made.path[index] != "byline":
            continue
        if m.first == "bracket" and "byline" in made.path[:index]:
            made.path[index] = "credit"  # `(Reporting by Li Wei)`
        elif not BUTTONS.isdisjoint(m.formulas):
            made.path[index] = "head.boilerplate"
        elif "menu=" in m.formulas:
            made.path[index] = "head.boilerplate" if made.page else "head.note"
        elif SIGNED.isdisjoint(m.formulas):
            deck = made.path[index - 1 : index] == ["title"] and m.size >= _SHORTEST_DECK
            made.path[index] = "head.boilerplate" if made.page else "summary" if deck else "subhead"


def complete_titles(made: Decision) -> None:
    """Take the lines directly under the headline that go on with it in small letters: `Talks on` / `port collapse`."""
    if "title" not in made.path or made.page:
        return
    index = made.path.index("title") + 1
    while index < len(made.path) - 1 and made.path[index] in ("summary", "subhead", "head.note", "byline"):
        above, m = made.facts[index - 1], made.facts[index]
        goes_on = (
            m.first == "lower"
            and m.words > 1
            and not m.block.gap
            and m.words <= _MOST_LINE_WORDS
            and not m.formulas
        )
        if not goes_on or above.last not in _GOES_ON or m.last not in TITLE_END | _GOES_ON:
            return
        made.path[index] = "title"
        index += 1


def join_openers(made: Decision) -> None:
    """Make `By`, on a line of its own, part of the byline below it."""
    for index in range(1, len(made.path) - 1):
        m = made.facts[index]
        if m.words == 1 and made.path[index] in SUSPECTS and is_opener(m.folded):
            below = made.facts[index + 1]
            signed = made.path[index + 1] == "byline" or not SIGNED.isdisjoint(below.formulas)
            made.path[index : index + 2] = ["byline", "byline"] if signed else made.path[index : index + 2]


def find_places(made: Decision) -> None:
    """Relabel a place alone in the head as a dateline if the story comes below it: `Madrid`, above the date."""
    if "subhead" not in made.path or "paragraph" not in made.path:
        return
    for index, state in enumerate(made.path[: made.path.index("paragraph")]):
        m = made.facts[index]
        if index and state == "subhead" and m.dateline and m.dateline.end == len(m.block.text):
            made.path[index] = "dateline"


def refuse_titles(made: Decision) -> None:
    """Make titles that are too long for a headline paragraphs, and those that are datelines datelines.

    What ends like a sentence is text if it is as long as one, or begins with a dateline.
    """
    for index, state in enumerate(made.path):
        if state != "title":
            continue
        m = made.facts[index]
        timed = m.timestamp or not any(map(str.isalpha, m.folded or "a"))
        if timed and made.path[index - 1 : index] == ["kicker"]:
            made.path[index - 1 : index + 1] = ["title", "timestamp"]  # the first entry of a live blog
            continue
        ended = m.last in SENTENCE_END and m.case is not Case.CAPITALS
        if (
            m.size >= _LONGEST_TITLE
            or (ended and m.size >= _LONGEST_SENTENCE_TITLE)
            or (ended and m.dateline)
        ):
            made.path[index] = "paragraph"
        elif m.last not in OPEN_END and m.dateline and m.dateline.end == len(m.block.text):
            made.path[index] = "dateline"


def find_titles(made: Decision) -> None:
    """Take the first line for the title, however long, if there is none and the story begins with a dateline below it.

    The line below the codes of an agency is the title, not the codes: `BC-Bridge 09-11 0339`.
    """
    path, facts = made.path, made.facts
    if made.page or len(path) < _FEWEST_BLOCKS:
        return
    if path[:2] == ["paragraph", "paragraph"] and facts[0].last not in _TEXT_ENDS and facts[1].dateline:
        path[0] = "title"
    title = path.index("title") if "title" in path else None
    if title is None or title > _KICKER_REACH or not _is_coded(facts, title):
        return
    for index in range(title + 1, min(title + _KICKER_REACH, len(path))):
        m = facts[index]
        if path[index] == "paragraph" or m.timestamp:
            return
        if m.words >= _FEWEST_TITLE_WORDS and m.last in TITLE_END and is_headlike(m) and not m.formulas:
            path[: index + 1] = ["slug"] * index + ["title"]
            return


def doubt_decks(made: Decision) -> None:
    """Make a deck that the chain is in doubt about the lead, if it is a sentence and the story goes on below it."""
    if made.page or not made.leads or "summary" not in made.path:
        return
    for index in range(1, len(made.path) - 1):
        above, m = made.path[index - 1], made.facts[index]
        if made.path[index] != "summary" or above not in ("title", "byline") or m.last not in SENTENCE_END:
            continue
        if made.leads[index] < _least_lead(made, index) and made.path[index + 1] == "paragraph":
            lead = made.facts[index + 1].dateline is None and not m.formulas
            made.path[index] = "paragraph" if lead else made.path[index]


def _is_coded(facts: Sequence[BlockFacts], title: int) -> bool:
    """Whether the line is an agency's code, or ends with a figure below one: `BC-Ferry Late 09-11 0339`."""
    below = title > 0 and "coded" in facts[title - 1].formulas and facts[title].last is LastCharacter.DIGIT
    return below or "coded" in facts[title].formulas


def _least_lead(made: Decision, index: int) -> float:
    """The least lead of a deck that is one: briefs seldom have long decks; the story is below the byline."""
    if made.path[index - 1] == "byline":
        brief = _is_brief(made, index, _FEWEST_BELOW_SIGNED_DECK)
        return _SURE_BRIEF_BELOW_BYLINE if brief else _SURE_DECK_BELOW_BYLINE
    long = not made.facts[index].folded
    return _SURE_LONG_DECK_OF_BRIEF if long and _is_brief(made, index) else _SURE_DECK


def _is_brief(made: Decision, index: int, fewest: int = _FEWEST_BELOW_DECK) -> bool:
    """Whether fewer than so many blocks of running text stand below the block."""
    return sum(m.shape in RUNNING for m in made.facts[index + 1 :]) < fewest


def believe_decks(made: Decision) -> None:
    """Make the first paragraph directly below the headline the deck, if the chain nearly did and text follows it."""
    if made.page or not made.leads or "summary" in made.path or "title" not in made.path:
        return
    index = made.path.index("title") + 1
    if made.path[index : index + 2] != ["paragraph", "paragraph"] or made.leads[index] >= _NEARLY_DECK:
        return
    m, below = made.facts[index : index + 2]
    plain = m.dateline is None and not m.formulas and m.shape in RUNNING and below.shape in RUNNING
    # A story seldom opens with what somebody said, a deck often does.
    if plain and (m.first == "quote" or not _is_brief(made, index, _FEWEST_BELOW_LIKELY_DECK)):
        made.path[index] = "summary"


def complete_decks(made: Decision) -> None:
    """Take the lines between a deck and the story that are not sentences either: a deck of several lines."""
    if "summary" not in made.path:
        return
    story = next((index for index, m in enumerate(made.facts) if index and _is_story(m)), 0)
    decks = [index for index, state in enumerate(made.path[:story]) if state == "summary"]
    if not decks or made.facts[decks[0]].last not in OPEN_END:
        return
    below = range(decks[0] + 1, story)
    if len(below) <= _MOST_DECK_LINES and all(_may_be_deck(made, index) for index in below):
        for index in below:
            made.path[index] = "summary"


def _is_story(m: BlockFacts) -> bool:
    return m.shape in RUNNING and m.last in SENTENCE_END


def _may_be_deck(made: Decision, index: int) -> bool:
    m = made.facts[index]
    return (
        (
            made.path[index] in _DECK_LINES
            or (made.path[index] in _OWN_LINES and (m.words >= _FEWEST_PAGE_WORDS or not made.page))
        )
        and m.last in TITLE_END
        and not m.formulas
        and not m.timestamp
    )


def lift_kickers(made: Decision) -> None:
    """Take the second line for the headline if the first is a word or two and a deck follows both.

    A title has one deck; a line above it that is not a sentence is the headline, and the few words above it a kicker.
    """
    if made.page or made.path[:1] != ["title"] or len(made.path) <= _KICKER_REACH:
        return
    first, second, third = made.facts[:3]
    if first.words > LABEL_WORDS or not is_headlike(first) or first.last not in _BARE_ENDS:
        return
    headline = (
        is_headlike(second)
        and any(map(str.isalpha, second.folded))
        and second.last in _BARE_ENDS | TITLE_END
        and "byline" not in second.formulas
        and not any(formula.startswith("under ") for formula in second.formulas)
    )
    longer = third.last in SENTENCE_END or third.size > _DECK_TIMES * second.size
    if headline and longer and made.path[1] in _SECOND_LINES and made.path[2] == "summary":
        made.path[:2] = ["kicker", "title"]


def lower_titles(made: Decision) -> None:
    """Take the line above a sentence for the headline, and the sentence for the deck: `Broken Pledge`."""
    if made.path[:2] != ["kicker", "title"] or made.page:
        return
    first, second = made.facts[:2]
    named = _SECTIONS.isdisjoint(first.formulas) and first.words > 1 and first.last in OPEN_END
    if named and second.last in SENTENCE_END and second.shape in RUNNING:
        made.path[:2] = ["title", "summary"]


def find_authors(made: Decision) -> None:
    """Make a byline of a name with its publication or its place of work below the headline.

    `Rani Putri - Harian Harrow` stands above a time; `Ann Example at the Harbour Stadium` below a headline that is not
    in title case itself.
    """
    if "byline" in made.path or "title" not in made.path or made.page:
        return
    index = made.path.index("title") + 1
    if index >= len(made.path) - 1 or made.path[index] != "summary":
        return
    m = made.facts[index]
    plain = made.facts[index - 1].shape is not Shape.TITLE_CASE and m.last not in SENTENCE_END
    above_time = made.path[index + 1] == "timestamp"
    for mark, holds in ((" - ", above_time), (" at the ", plain and m.block.text.split()[-1][0].isupper())):
        name, found, rest = m.block.text.partition(mark)
        words = name.split()
        few = _FEWEST_NAMES <= len(words) <= _MOST_NAMES and len(rest.split()) <= _MOST_NAMES
        if holds and found and few and all(word[0].isupper() for word in words):
            made.path[index] = "byline"


def prefer_bare_headlines(made: Decision) -> None:
    """Take the headline directly above the story, not the page's title, which repeats it with the site's name."""
    if "title" in made.path and (made.page or _may_be_repeated(made)):
        from newsparse.label.repetitions import prefer_bare  # few files have a title of the page

        prefer_bare(made.path, made.facts, page=made.page)


def find_page_heads(made: Decision) -> None:
    """Find the headline of a page where the chain took a line of its path, its kicker or a caption for it."""
    if made.page:
        from newsparse.label.page_heads import correct  # few files are pages

        correct(made.path, made.facts)


def _may_be_repeated(made: Decision) -> bool:
    """Whether one of the first lines may be a headline and the name of a site, or a headline and a label."""
    top = "".join([m.folded for m in made.facts[:_TOP]])
    signs = _ASCII_FRAMES if top.isascii() else _FRAMES  # each is one character
    return any(map(top.__contains__, signs))


def refuse_kickers(made: Decision) -> None:
    """Relabel buttons, links and release lines above the headline: kickers such as `Press Release` are shorter."""
    if "kicker" not in made.path:
        return
    for index, m in enumerate(made.facts):
        if made.path[index] != "kicker":
            continue
        long = m.words > SECTION_WORDS
        buttons = BUTTONS.intersection(m.formulas)
        if buttons == {"related="} and "menu=" in m.formulas and not long:
            continue  # `News` heads a list of links, and is a section too
        if buttons or (long and not _MENUS.isdisjoint(m.formulas)):
            made.path[index] = "pre.boilerplate"
        elif long and "release=" in m.formulas:
            made.path[index] = "head.note"


def refuse_buttons(made: Decision) -> None:
    """Relabel buttons and reading times between the headline and the story."""
    if "paragraph" not in made.path:
        return
    for index, state in enumerate(made.path[: made.path.index("paragraph")]):
        if state in ("summary", "subhead") and BUTTONS.intersection(made.facts[index].formulas):
            made.path[index] = "head.boilerplate"


def find_captions(made: Decision) -> None:
    """Label captions under the headline: what ends with a photographer or an agency, and the name of who is shown.

    A bare name that the headline and the lead have too is not the author.
    """
    if made.page or "title" not in made.path:
        return
    title = made.path.index("title")
    leads = [index for index, state in enumerate(made.path) if index > title and state == "paragraph"]
    if not leads:
        return
    for index in range(title + 1, min(len(made.path) - 1, title + _CAPTION_REACH + 1)):
        m, state = made.facts[index], made.path[index]
        if not m.formulas and state != "byline":
            continue
        if (state in ("summary", "paragraph") and "ends credited" in m.formulas and leads[-1] > index) or (
            state == "summary" and leads[-1] > index and _is_labelled_picture(m)
        ):
            made.path[index] = "head.caption"
        elif state == "byline" and m.words > 1 and "byline" not in m.formulas:
            shown = (
                m.folded in made.facts[title].folded
                and m.folded in made.facts[leads[0]].block.text.casefold()
            )
            made.path[index] = "head.caption" if shown else state


def _is_labelled_picture(m: BlockFacts) -> bool:
    """Whether a text longer than a line begins with the label of a picture: `FILE PHOTO: …`."""
    return not m.folded and "caption=" in m.formulas


def find_kickers(made: Decision) -> None:
    """Label the section or kind of text (`OBITUARY`, `Press Release`) closest above the headline."""
    if made.page or "title" not in made.path or "kicker" in made.path:
        return
    title = made.path.index("title")
    for index in range(title - 1, max(-1, title - _KICKER_REACH - 1), -1):
        m = made.facts[index]
        if not _SECTIONS.isdisjoint(m.formulas) and m.words <= SECTION_WORDS:
            made.path[index] = "kicker"
            return
