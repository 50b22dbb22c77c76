"""Corrections of the best path, where a block's own text rules out what its surroundings suggest.

`python -m tools.fit corrections` prints the effect of each on publishers that the weights were not fitted on. The
cases cover what these figures cannot show: the gold data has no list items, and few links and notes inside articles.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from newsparse.base.characters import (
    BARS,
    BULLETS,
    COLONS,
    GUILLEMETS,
    ITEM_DASHES,
    LONG_DASHES,
    MIDDLE_DOTS,
    WORD_BULLETS,
    in_class,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.byline import is_opener
from newsparse.label.describe import BlockFacts
from newsparse.label.formulas import BUTTONS, FURNITURE, SENDER
from newsparse.label.shape import (
    ENDS,
    OPEN_END,
    RUNNING,
    SENTENCE_END,
    TITLE_END,
    Case,
    LastCharacter,
)
from newsparse.label.states import PRE, TAIL
from newsparse.label.surroundings import is_headlike
from newsparse.label.titles import FRAMED_WITHIN, label_above_title
from newsparse.words import phrases


class Decision(NamedTuple):
    """The states of one article's blocks, to be corrected in place; `page` is true for a whole web page.

    `leads` are those of the chain's roles over others (see `Chain.weighed`), if they are known.
    """

    path: list[str]
    facts: Sequence[BlockFacts]
    page: bool
    leads: Sequence[float] = ()


Correction = Callable[[Decision], None]

_FEWEST_SENTENCE_WORDS = 3  # "Nobody was hurt." but not "Not yet." or "Got it.", which are buttons too
_SECTION_WORDS = 2  # of the longest section or kind of text that can be a kicker
_TEASER_WORDS = 4  # of a line such as `You may also like`
_TOP = 6  # blocks in which the title of a page or a repetition of the headline can stand
_FRAMES = frozenset(
    (*COLONS, *BARS, *LONG_DASHES, *GUILLEMETS, *MIDDLE_DOTS, "-", "/", "_")
)  # `Ferry late | Mercury`
_MENUS = frozenset(("menu", "menu="))
_LED = frozenset(("related=", "read_more="))
_BUTTON_LABELS = BUTTONS | {"related=", "topics=", "most_read="}
_PLAIN_HEADLINE = frozenset(("name",))  # formulas that a headline can match by chance
_CAPTION_REACH = 4  # blocks below the headline
_LABEL_WORDS = 5  # of a kicker over a headline with a deck
_DECK_TIMES = 1.5  # how much longer a deck is than its headline
_SECOND_LINES = ("summary", "byline", "subhead")
_KICKER_REACH = 3  # blocks above the headline
_SECTIONS = frozenset(("section=", "release="))
# The least lead of a deck, a natural logarithm of odds: decks are above the byline, so what is below it is the story.
_SURE_DECK = 0.25
_SURE_DECK_BELOW_BYLINE = 1.0
_STORY = frozenset(("paragraph", "subhead", "list_item", "quote", "table"))
_ABOUT = 0.5  # of the text above the end marker of a release: the most that its sender says of itself below
_LONE_BULLETS = frozenset((*BULLETS, *WORD_BULLETS, *ITEM_DASHES))
_FEWEST_SERIAL = 2  # lines that may be a series
_LONGEST_TITLE = 500  # size units; the longest headline of the evaluation texts has 330
_LONGEST_SENTENCE_TITLE = (
    150  # size units; the longest headline of the evaluation texts with a full stop has 119
)
_FEWEST_TITLE_WORDS = 4
_FEWEST_BLOCKS = 2
_LONGEST_HEADING = 110  # size units of one that ends with a colon; a longer one leads to a list
_MOST_LINE_WORDS = 9  # of a line of a headline that was broken over lines
_GOES_ON = frozenset((LastCharacter.LETTER, LastCharacter.DIGIT, LastCharacter.COMMA))
_SIGNED_BLOCKS = 5  # of the body: the last ones can be about the author
_MOST_CLOSING_WORDS = 3
_TEXT_ENDS = SENTENCE_END | {LastCharacter.COLON, LastCharacter.COMMA}
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
_NOTE_LABELS = frozenset({"correction", "editor_note", "editor_note="})
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
_NOTES = ("note", "tail.note")
_CORRECTED = frozenset(("correction",))
_SUSPECTS = ("title", "summary", "subhead", "byline", "note")
_BODY_TEXT = ("paragraph", "subhead")
_HEAD_OR_BODY_TEXT = ("summary", *_BODY_TEXT)
# The states that a forced one replaces; by default, those of body text.
_REPLACES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "boilerplate": _HEAD_OR_BODY_TEXT,
        "caption": _HEAD_OR_BODY_TEXT,
        "quote": _HEAD_OR_BODY_TEXT,
        "head.note": _HEAD_OR_BODY_TEXT,
        "kicker": PRE,
        "slug": PRE,
    }
)
# "• Bread", "- bread", "3. Bread", "12) bread"; not "3.5 million" or "-5 degrees"
_ITEM = lazy_pattern(rf"(?:[{in_class(BULLETS, ITEM_DASHES)}]|\d{{1,3}}[.)])\s")


def refuse_datelines(made: Decision) -> None:
    """Relabel datelines that the dateline grammar does not match in full as subheads."""
    for index, m in enumerate(made.facts):
        if made.path[index] == "dateline" and not (m.dateline and m.dateline.end == len(m.block.text)):
            made.path[index] = "subhead"


def refuse_bylines(made: Decision) -> None:
    """Relabel lines that are not in the form of a byline or name: on a whole page as boilerplate, else as subheads.

    Buttons and entries of menus can look like names: `ホーム`, `微信`.
    """
    for index, m in enumerate(made.facts):
        if made.path[index] != "byline":
            continue
        if m.first == "bracket" and "byline" in made.path[:index]:
            made.path[index] = "credit"  # `(Reporting by Li Wei)`
        elif not BUTTONS.isdisjoint(m.formulas):
            made.path[index] = "head.boilerplate"
        elif "menu=" in m.formulas:
            made.path[index] = "head.boilerplate" if made.page else "head.note"
        elif _SIGNED.isdisjoint(m.formulas):
            made.path[index] = "head.boilerplate" if made.page else "subhead"


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
        m, below = made.facts[index], made.facts[index + 1]
        if m.words == 1 and made.path[index] in _SUSPECTS and is_opener(m.folded):
            signed = made.path[index + 1] == "byline" or not _SIGNED.isdisjoint(below.formulas)
            made.path[index : index + 2] = ["byline", "byline"] if signed else made.path[index : index + 2]


def find_places(made: Decision) -> None:
    """Relabel a place alone in the head as a dateline if the story comes below it: `Madrid`, above the date."""
    story = next((index for index, state in enumerate(made.path) if state == "paragraph"), 0)
    for index in range(1, story):
        m = made.facts[index]
        if made.path[index] == "subhead" and m.dateline and m.dateline.end == len(m.block.text):
            made.path[index] = "dateline"


def refuse_subheads(made: Decision) -> None:
    """Make notes of addresses and handles that were taken for headings: `press@harrow.example`, `Follow @noravelt`."""
    for index, m in enumerate(made.facts):
        if made.path[index] == "subhead" and m.last is LastCharacter.COLON and m.size > _LONGEST_HEADING:
            made.path[index] = "paragraph"
        if (
            made.path[index] == "subhead"
            and m.words <= _LABEL_WORDS
            and "@" in m.block.text
            and m.last not in SENTENCE_END
        ):
            made.path[index] = "note"


def refuse_titles(made: Decision) -> None:
    """Make titles that are too long for a headline paragraphs, and those that are datelines datelines.

    What ends like a sentence is text if it is as long as one, or begins with a dateline.
    """
    for index, m in enumerate(made.facts):
        if made.path[index] != "title":
            continue
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
    if title is None or title > _KICKER_REACH or "coded" not in facts[title].formulas:
        return
    for index in range(title + 1, min(title + _KICKER_REACH, len(path))):
        m = facts[index]
        if path[index] == "paragraph" or m.timestamp:
            return
        if m.words >= _FEWEST_TITLE_WORDS and m.last in TITLE_END and is_headlike(m) and not m.formulas:
            path[: index + 1] = ["slug"] * index + ["title"]
            return


def obey_labels(made: Decision) -> None:
    """Give the lines of a record the roles that the labels above them name: the headline, the author, the text."""
    if any(m.formulas and m.formulas[-1].startswith("under ") for m in made.facts):
        from newsparse.label.records import obey  # few files have labels on lines of their own

        obey(made.path, made.facts)


def keep_senders(made: Decision) -> None:
    """Make notes of what names the sender of a press release, and its headline the title."""
    head = zip(made.path[:FRAMED_WITHIN], made.facts, strict=False)
    if made.page or not (_is_suspect("note", made.facts[-1]) or any(_is_suspect(*one) for one in head)):
        return
    from newsparse.label.releases import correct  # most files are no releases

    correct(made.path, made.facts)


def _is_suspect(state: str, m: BlockFacts) -> bool:
    """Whether the line is a release's by its formula, or can be an address or the number of a telephone or a file."""
    if not SENDER.isdisjoint(m.formulas) or "link" in m.formulas:
        return True
    return state in _SUSPECTS and not m.timestamp and any(map(str.isdigit, m.folded))


def keep_ends(made: Decision) -> None:
    """Keep the facts below the lead of a page, and what is above its end marker or below its last paragraph."""
    if made.page and "paragraph" in made.path:
        from newsparse.label.page_ends import correct  # most files are no pages

        correct(made.path, made.facts)


def doubt_decks(made: Decision) -> None:
    """Make a deck that the chain is in doubt about the lead, if it is a sentence and the story goes on below it."""
    if made.page or not made.leads:
        return
    for index in range(1, len(made.path) - 1):
        above, m = made.path[index - 1], made.facts[index]
        if made.path[index] != "summary" or above not in ("title", "byline") or m.last not in SENTENCE_END:
            continue
        least = _SURE_DECK_BELOW_BYLINE if above == "byline" else _SURE_DECK
        if made.leads[index] < least and made.path[index + 1] == "paragraph":
            lead = made.facts[index + 1].dateline is None and not m.formulas
            made.path[index] = "paragraph" if lead else made.path[index]


def lift_kickers(made: Decision) -> None:
    """Take the second line for the headline if the first is a word or two and a deck follows both.

    A title has one deck; a line above it that is not a sentence is the headline, and the few words above it a kicker.
    """
    if made.page or made.path[:1] != ["title"] or len(made.path) <= _KICKER_REACH:
        return
    first, second, third = made.facts[:3]
    if (
        first.words > _LABEL_WORDS
        or not is_headlike(first)
        or first.last not in OPEN_END | {LastCharacter.CLOSER}
    ):
        return
    headline = (
        is_headlike(second)
        and any(map(str.isalpha, second.folded))
        and second.last in TITLE_END
        and "byline" not in second.formulas
    )
    longer = third.last in SENTENCE_END or third.size > _DECK_TIMES * second.size
    if headline and longer and made.path[1] in _SECOND_LINES and made.path[2] == "summary":
        made.path[:2] = ["kicker", "title"]


def prefer_bare_headlines(made: Decision) -> None:
    """Take the headline directly above the story, not the page's title, which repeats it with the site's name."""
    if "title" in made.path and (made.page or any(_has_frame(m) for m in made.facts[:_TOP])):
        from newsparse.label.repetitions import prefer_bare  # few files have a title of the page

        prefer_bare(made.path, made.facts, page=made.page)


def _has_frame(m: BlockFacts) -> bool:
    """Whether the line may be a headline and the name of a site, or a headline and a label."""
    return not _FRAMES.isdisjoint(m.folded)


def refuse_kickers(made: Decision) -> None:
    """Relabel buttons, links and release lines above the headline: kickers such as `Press Release` are shorter."""
    for index, m in enumerate(made.facts):
        if made.path[index] != "kicker":
            continue
        long = m.words > _SECTION_WORDS
        buttons = BUTTONS.intersection(m.formulas)
        if buttons == {"related="} and "menu=" in m.formulas and not long:
            continue  # `News` heads a list of links, and is a section too
        if buttons or (long and not _MENUS.isdisjoint(m.formulas)):
            made.path[index] = "pre.boilerplate"
        elif long and "release=" in m.formulas:
            made.path[index] = "head.note"


def refuse_buttons(made: Decision) -> None:
    """Relabel buttons and reading times between the headline and the story."""
    story = next((index for index, state in enumerate(made.path) if state == "paragraph"), 0)
    for index in range(story):
        if made.path[index] in ("summary", "subhead") and BUTTONS.intersection(made.facts[index].formulas):
            made.path[index] = "head.boilerplate"


def find_headings(made: Decision) -> None:
    """Make headings of sections that are also known from menus, such as `Background`, if text stands below them."""
    if made.page:
        return
    for index in range(1, len(made.path) - 1):
        m, below = made.facts[index], made.facts[index + 1]
        section = m.words <= _SECTION_WORDS and "section=" in m.formulas and m.last in OPEN_END
        if made.path[index] == "boilerplate" and section and made.path[index + 1] == "paragraph":
            made.path[index] = "subhead" if below.shape in RUNNING else made.path[index]


def find_signatures(made: Decision) -> None:
    """Make notes of what is said about the author below the text, and of the close of a letter: `Sincerely,`."""
    body = [index for index, state in enumerate(made.path) if state in ("paragraph", "subhead")]
    authors = _authors(made)
    for index in body[-_SIGNED_BLOCKS:]:
        m = made.facts[index]
        letter = m.last is LastCharacter.COMMA and m.words <= _MOST_CLOSING_WORDS and not m.formulas
        if index != body[0] and (m.block.text.startswith(authors) or (letter and not made.page)):
            made.path[index] = "note"


def _authors(made: Decision) -> tuple[str, ...]:
    """The full names in the byline, each before a verb: `Ana Ruiz has written …`."""
    if "byline" not in made.path:
        return ()
    m = made.facts[made.path.index("byline")]
    found = [m.block.text[start:end] for start, end in m.byline.authors] if m.byline else []
    return tuple(f"{name} " for name in found if " " in name)


def find_captions(made: Decision) -> None:
    """Label captions under the headline: what ends with a photographer or an agency, and the name of who is shown.

    A bare name that the headline and the lead have too is not the author.
    """
    if made.page or "title" not in made.path:
        return
    title = made.path.index("title")
    leads = [index for index, state in enumerate(made.path) if index > title and state == "paragraph"]
    for index in range(title + 1, min(len(made.path) - 1, title + _CAPTION_REACH + 1)):
        m, state = made.facts[index], made.path[index]
        if (
            state in ("summary", "paragraph")
            and "ends credited" in m.formulas
            and leads
            and leads[-1] > index
        ):
            made.path[index] = "head.caption"
        elif state == "byline" and "byline" not in m.formulas and leads:
            shown = (
                m.folded in made.facts[title].folded
                and m.folded in made.facts[leads[0]].block.text.casefold()
            )
            made.path[index] = "head.caption" if shown else state


def find_kickers(made: Decision) -> None:
    """Label the section or kind of text (`OBITUARY`, `Press Release`) closest above the headline."""
    if made.page or "title" not in made.path or "kicker" in made.path:
        return
    title = made.path.index("title")
    for index in range(title - 1, max(-1, title - _KICKER_REACH - 1), -1):
        m = made.facts[index]
        if not _SECTIONS.isdisjoint(m.formulas) and m.words <= _SECTION_WORDS:
            made.path[index] = "kicker"
            return


def leave_bullets_of_menus(made: Decision) -> None:
    """Take bullets on lines of their own out of a page: they belong to the entries of menus."""
    if made.page:
        for index, m in enumerate(made.facts):
            if m.block.text in _LONE_BULLETS and made.path[index] in (*_BODY_TEXT, "list_item"):
                made.path[index] = "boilerplate"


def settle_series(made: Decision) -> None:
    """Give series of bullets, questions or times one role throughout; not on a whole page."""
    if made.page:
        return
    like = sum(_is_serial(m) for m in made.facts)
    if like >= _FEWEST_SERIAL or any("key_points=" in m.formulas for m in made.facts):
        from newsparse.label.series import settle  # most articles have no series

        settle(made.path, made.facts)


def _is_serial(m: BlockFacts) -> bool:
    return (
        m.first == "bullet"
        or m.timestamp is not None
        or m.last is LastCharacter.QUESTION_MARK
        or m.block.text in _LONE_BULLETS
    )


def drop_teasers(made: Decision) -> None:
    """Relabel the headline under a line such as `Read also`: both are a link. On pages the chain does better."""
    if made.page:
        return
    for index in range(1, len(made.path) - 1):
        above, m = made.facts[index - 1], made.facts[index]
        if made.path[index] in _BODY_TEXT and made.path[index - 1] == "boilerplate" and m.folded:
            led = not _LED.isdisjoint(above.formulas) and above.words <= _TEASER_WORDS
            if led and m.last in OPEN_END and _PLAIN_HEADLINE.issuperset(m.formulas):
                made.path[index] = "boilerplate"
                below = made.facts[index + 1]
                if not _SIGNED.isdisjoint(below.formulas) and made.path[index + 1] in _BODY_TEXT:
                    made.path[index + 1] = "boilerplate"  # who wrote the other story


def force_roles(made: Decision) -> None:
    """Label links, notes, captions and quoted mail by their own text."""
    for index, m in enumerate(made.facts):
        forced = _forced(m)
        if not index and not made.page:
            forced = label_above_title(made.facts) or forced
        if forced and made.path[index] in _REPLACES.get(forced, _BODY_TEXT):
            made.path[index] = forced


def complete_labels(made: Decision) -> None:
    """Keep with a label what is on the lines below it: `12 Mill Lane` below `WHERE:`, a correction below its date."""
    if made.page:
        return
    for index in range(1, len(made.path)):
        above, state = made.facts[index - 1], made.path[index]
        if not _CORRECTED.issuperset(made.facts[index].formulas):
            continue
        announced = above.last is LastCharacter.COLON and not above.formulas
        if announced and state in ("tail.note", "tail.boilerplate") and made.path[index - 1] in _BODY_TEXT:
            made.path[index] = "paragraph"
        elif "correction" in above.formulas and above.last not in SENTENCE_END and state == "paragraph":
            made.path[index] = made.path[index - 1] if made.path[index - 1] in _NOTES else state


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


def keep_running_text(made: Decision) -> None:
    """Take the running text of a page that stands next to the body into it."""
    if made.page:
        from newsparse.label.page_text import keep_running_text  # few files are pages

        keep_running_text(made.path, made.facts)


def keep_lines(made: Decision) -> None:
    """Keep what no formula explains, as a note around the body or a paragraph in it; not on a whole page."""
    if made.page:
        return
    for index, state in enumerate(made.path):
        form = state.startswith(("pre.", "head.")) and _is_form(made.facts[index])
        if state in _KEPT_AS and not form and not _is_explained(made.facts[index]):
            m = made.facts[index]
            noted = state == "boilerplate" and not _NOTE_LABELS.isdisjoint(m.formulas)
            told = state == "tail.boilerplate" and _is_text(m)
            made.path[index] = "note" if noted else "paragraph" if told else _KEPT_AS[state]


def find_body(made: Decision) -> None:
    """Make the last summary a paragraph if there is no other body: a deck needs something below it."""
    if made.page or not _STORY.isdisjoint(made.path) or "summary" not in made.path:
        return
    last = max(index for index, state in enumerate(made.path) if state == "summary")
    if made.facts[last].shape in RUNNING or made.facts[last].last in SENTENCE_END:
        made.path[last] = "paragraph"


def close_release(made: Decision) -> None:
    """End a press release at its end marker, if little follows: who sent it, and whom to ask."""
    if made.page or "end_marker" in made.path:
        return
    marks = [index for index, m in enumerate(made.facts) if m.end_marker and made.path[index] == "separator"]
    if not marks:
        return
    last = marks[-1]
    below = sum(m.size for m in made.facts[last + 1 :])
    if "paragraph" in made.path[:last] and below <= _ABOUT * sum(m.size for m in made.facts[:last]):
        made.path[last] = "end_marker"
        for index in range(last + 1, len(made.path)):
            if made.path[index] in (*_BODY_TEXT, "list_item", "boilerplate"):
                made.path[index] = "tail.note"


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
    join_openers,
    refuse_subheads,
    refuse_titles,
    find_titles,
    complete_titles,
    find_places,
    force_roles,
    restore_sentences,
    keep_running_text,
    keep_lines,
    complete_labels,
    find_body,
    obey_labels,
    keep_senders,
    doubt_decks,
    lift_kickers,
    prefer_bare_headlines,
    refuse_kickers,
    refuse_buttons,
    find_kickers,
    find_headings,
    find_signatures,
    find_captions,
    drop_teasers,
    keep_ends,
    leave_bullets_of_menus,
    close_release,
    complete_lists,
    settle_series,
)


def _is_form(m: BlockFacts) -> bool:
    """Whether the line is a field of a form or a record: `Source: …`, `Section: …`."""
    return any(formula.startswith("field_") for formula in m.formulas)


def _is_explained(m: BlockFacts) -> bool:
    """Whether a formula says that the line is not part of an article."""
    if m.shape in ENDS:
        return True
    if m.last is LastCharacter.COLON and "menu=" in m.formulas and _BUTTON_LABELS.isdisjoint(m.formulas):
        return False  # `Contact:` is the label of what is below it
    alone = m.words == 1 and "@" not in m.folded  # an address of the web is a link
    return any(formula.rstrip("=") in FURNITURE for formula in m.formulas if formula != "link" or alone)


def _forced(m: BlockFacts) -> str:
    """The state that a body block's own text reveals, or the empty string."""
    if m.first == "mark" or m.block.verse:
        return "quote"
    if m.words == 1 and m.block.text[0] == "@":
        return "boilerplate"  # whom to follow
    if not m.formulas:
        return ""
    if "date_label=" in m.formulas and not m.timestamp and any(map(str.isdigit, m.folded)):
        return "boilerplate"  # `4 min read`
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
