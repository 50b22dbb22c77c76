"""Corrections of the best path, where a block's own text rules out what its surroundings suggest.

`python -m tools.fit corrections` prints the effect of each on publishers that the weights were not fitted on. The
cases cover what these figures cannot show: the gold data has no list items, and few links and notes inside articles.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from types import MappingProxyType

from newsparse.base.characters import LONE_BULLETS, LONG_DASHES, has_digit
from newsparse.label.describe import BlockFacts
from newsparse.label.formulas import BUTTONS, FURNITURE, SENDER
from newsparse.label.head import (
    LABEL_WORDS,
    SECTION_WORDS,
    SIGNED,
    SUSPECTS,
    believe_decks,
    complete_decks,
    complete_titles,
    doubt_decks,
    find_authors,
    find_captions,
    find_kickers,
    find_page_heads,
    find_places,
    find_titles,
    join_openers,
    lift_kickers,
    lower_titles,
    prefer_bare_headlines,
    refuse_buttons,
    refuse_bylines,
    refuse_datelines,
    refuse_kickers,
    refuse_titles,
)
from newsparse.label.shape import (
    ENDS,
    OPEN_END,
    RUNNING,
    SENTENCE_END,
    LastCharacter,
)
from newsparse.label.states import PRE, TAIL, Decision
from newsparse.label.surroundings import SHORTENED, is_headlike
from newsparse.label.titles import (
    FRAMED_WITHIN,
    is_buttons,
    is_handle,
    is_reading_time,
    label_above_title,
)
from newsparse.words import phrases

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Correction = Callable[[Decision], None]


_DOUBT = 1.0  # natural logarithm of odds; below it the labeller is in doubt
_FEWEST_SENTENCE_WORDS = 3  # "Nobody was hurt." but not "Not yet." or "Got it.", which are buttons too
_TEASER_WORDS = 4  # of a line such as `You may also like`
_LED = frozenset(("related=", "read_more="))
_BUTTON_LABELS = (BUTTONS | {"related=", "topics=", "most_read="}) - {"navigation="}
_PLAIN_HEADLINE = frozenset(("name",))  # formulas that a headline can match by chance
_MAY_BE_IDLE = frozenset(("slug", "kicker", "summary", "subhead", "byline", "head.note", "paragraph"))
_MAY_BE_TAIL = frozenset(("tail.boilerplate", "tail.credit"))
_PRESSED = frozenset(("navigation=", "follow="))
_SAID = ("summary", "subhead")
_INVITATION = "newsletter"  # `Sign up for our weekly newsletter`
_LEFT_OUT = "boilerplate"
_RELEASED = SENDER | {"link"}
_QUESTION_MARK = LastCharacter.QUESTION_MARK
_SERIAL = frozenset(("speaker", "key_points="))
_END_MARKER = attrgetter("end_marker")
_HEAD_LINES = 4  # below the headline
_UNSURE_IN_HEAD = frozenset(("summary", "subhead", "head.note", "head.boilerplate"))
_STORY = frozenset(("paragraph", "subhead", "list_item", "quote", "table"))
_FEWEST_LABELS = 3  # lines that may be labels over sections, or amounts
_LABEL_ENDS = frozenset((LastCharacter.COLON, LastCharacter.FULL_STOP))
_FEWEST_SERIAL = 2  # lines that may be a series
_LONGEST_HEADING = 110  # size units of one that ends with a colon; a longer one leads to a list
_SIGNED_BLOCKS = 5  # of the body: the last ones can be about the author
_MOST_CLOSING_WORDS = 3
_LONGEST_LABEL = 40  # code points before the colon; a colon further on belongs to a sentence
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
_MAY_BE_LABELLED = frozenset(("paragraph", "tail.note", "tail.boilerplate"))
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


def refuse_subheads(made: Decision) -> None:
    """Make notes of addresses and handles that were taken for headings: `press@harrow.example`, `Follow @noravelt`."""
    for index, state in enumerate(made.path):
        if state != "subhead":
            continue
        m = made.facts[index]
        ended = m.last in SENTENCE_END
        if m.last is LastCharacter.COLON and m.size > _LONGEST_HEADING:
            made.path[index] = "paragraph"
        elif m.words <= LABEL_WORDS and "@" in m.block.text and not ended:
            made.path[index] = "note"
        elif ended and m.block.text[0] in LONG_DASHES and not made.page:
            made.path[index] = "paragraph"  # `— he added.`


def obey_labels(made: Decision) -> None:
    """Give the lines of a record the roles that the labels above them name: the headline, the author, the text."""
    for m in made.facts:
        if m.formulas and m.formulas[-1].startswith("under "):
            from newsparse.label.records import obey  # few files have labels on lines of their own

            obey(made.path, made.facts)
            return


def keep_senders(made: Decision) -> None:
    """Make notes of what names the sender of a press release, and its headline the title."""
    if not made.page and _may_be_release(made):
        from newsparse.label.releases import correct  # most files are not releases

        correct(made.path, made.facts)


def _may_be_release(made: Decision) -> bool:
    """Whether a line is a release's by its formula, or can be an address or the number of a telephone or a file."""
    head = zip(made.path[:FRAMED_WITHIN], made.facts, strict=False)
    for state, m in (*head, ("note", made.facts[-1])):
        if m.formulas and not _RELEASED.isdisjoint(m.formulas):
            return True
        if state in SUSPECTS and not m.timestamp and has_digit(m.folded):
            return True
    return False


def keep_ends(made: Decision) -> None:
    """Keep the facts below the lead of a page, and what is above its end marker or below its last paragraph."""
    if made.page and "paragraph" in made.path:
        from newsparse.label.page_ends import correct  # most files are not pages

        correct(made.path, made.facts)


def refuse_idle(made: Decision) -> None:
    """Relabel buttons, menus, paths, reading times, handles and bare numbers above the story."""
    for index, state in enumerate(made.path):
        if state not in _MAY_BE_IDLE:
            continue
        m = made.facts[index]
        pressed = not _PRESSED.isdisjoint(m.formulas) and m.last is not LastCharacter.COLON
        if state in _SAID and m.folded.isdigit():
            made.path[index] = "head.note"  # of a page's, such as its shares
        elif pressed or is_buttons(m) or is_reading_time(m) or is_handle(m):
            made.path[index] = "pre.boilerplate" if state in ("slug", "kicker") else "head.boilerplate"
        elif state == "paragraph":
            return


def settle_asides(made: Decision) -> None:
    """Find quotations with their speakers, captions and links among the lines; not on a whole page."""
    if made.page:
        return
    if not _MAY_BE_TAIL.isdisjoint(made.path) or _may_have_asides(made.facts):
        from newsparse.label.asides import correct  # most articles have none

        correct(made.path, made.facts)


def _may_have_asides(facts: Sequence[BlockFacts]) -> bool:
    for m in facts:
        text = m.block.text
        if text[0] in LONG_DASHES or SHORTENED in text or "ends credited" in m.formulas:
            return True
    return False


def complete_heads(made: Decision) -> None:
    """Find the author, the times and the deck among the lines between the headline and the story."""
    if made.page or "title" not in made.path:
        return
    title = made.path.index("title") + 1
    below = made.path[title : title + _HEAD_LINES]
    line = below[:1] == ["paragraph"] and made.facts[title].last not in SENTENCE_END
    if line or not _UNSURE_IN_HEAD.isdisjoint(below):
        from newsparse.label.head_lines import correct  # the chain knows most heads

        correct(made.path, made.facts)


def find_headings(made: Decision) -> None:
    """Make headings of sections that are also known from menus, such as `Background`, if text stands below them."""
    if made.page or "boilerplate" not in made.path:
        return
    for index in range(1, len(made.path) - 1):
        m, below = made.facts[index], made.facts[index + 1]
        section = m.words <= SECTION_WORDS and "section=" in m.formulas and m.last in OPEN_END
        if made.path[index] == "boilerplate" and section and made.path[index + 1] in _BODY_TEXT:
            over = below.shape in RUNNING or below.last is LastCharacter.COLON
            heading = over and "comment=" not in m.formulas
            made.path[index] = "subhead" if heading else made.path[index]


def find_headings_below_captions(made: Decision) -> None:
    """Make a heading of a line between a caption and a sentence: `Timetable`."""
    if made.page or "caption" not in made.path:
        return
    for index, state in enumerate(made.path[:-2]):
        m, below = made.facts[index + 1], made.facts[index + 2]
        if state != "caption" or made.path[index + 1 : index + 3] != ["paragraph", "paragraph"]:
            continue
        if is_headlike(m) and m.last in OPEN_END and not m.formulas and below.last in SENTENCE_END:
            made.path[index + 1] = "subhead"


def find_signatures(made: Decision) -> None:
    """Make notes of what is said about the author below the text, and of the close of a letter: `Sincerely,`."""
    body = [index for index, state in enumerate(made.path) if state in _BODY_TEXT]
    authors = _authors(made)
    for index in body[-_SIGNED_BLOCKS:]:
        m = made.facts[index]
        letter = m.last is LastCharacter.COMMA and m.words <= _MOST_CLOSING_WORDS and not m.formulas
        if index == body[0] or not (m.block.text.startswith(authors) or (letter and not made.page)):
            continue
        made.path[index] = "note"
        if letter:
            from newsparse.label.asides import close_letter  # few articles are letters

            close_letter(made.path, made.facts, index)
            return


def _authors(made: Decision) -> tuple[str, ...]:
    """The full names in the byline, each before a verb: `Ana Ruiz has written …`."""
    if "byline" not in made.path:
        return ()
    m = made.facts[made.path.index("byline")]
    found = [m.block.text[start:end] for start, end in m.byline.authors] if m.byline else []
    return tuple(f"{name} " for name in found if " " in name)


def settle_series(made: Decision) -> None:
    """Give series of bullets, questions or times one role throughout, and the headings of a page."""
    if made.page:
        from newsparse.label.page_series import settle as settle_page  # few files are pages

        settle_page(made.path, made.facts)
        return
    labels = [m for m in made.facts if m.folded and m.words <= LABEL_WORDS and _may_be_label(m)]
    if len(labels) >= _FEWEST_LABELS:
        from newsparse.label.sisters import settle_amounts, settle_sections  # few articles have such lines

        settle_sections(made.path, made.facts)
        settle_amounts(made.path, made.facts)
    serial = [
        m
        for m in made.facts
        if m.first == "bullet"
        or m.last is _QUESTION_MARK
        or m.timestamp
        or (m.formulas and not _SERIAL.isdisjoint(m.formulas))
        or (len(m.block.text) == 1 and m.block.text in LONE_BULLETS)  # long texts take long to look up
    ]
    if len(serial) >= _FEWEST_SERIAL or any("key_points=" in m.formulas for m in serial):
        from newsparse.label.series import settle  # most articles have no series

        settle(made.path, made.facts)


def _may_be_label(m: BlockFacts) -> bool:
    """Whether a short line is one that stands over a section, or an amount."""
    return m.last in _LABEL_ENDS or m.folded[0].isdigit()


def drop_teasers(made: Decision) -> None:
    """Relabel the headline under a line such as `Read also`: both are a link. On pages the chain does better."""
    if made.page or "boilerplate" not in made.path:
        return
    for index in range(1, len(made.path) - 1):
        above, m = made.facts[index - 1], made.facts[index]
        if made.path[index] in _BODY_TEXT and made.path[index - 1] == "boilerplate" and m.folded:
            led = not _LED.isdisjoint(above.formulas) and above.words <= _TEASER_WORDS
            if led and m.last in OPEN_END and _PLAIN_HEADLINE.issuperset(m.formulas):
                made.path[index] = "boilerplate"
                below = made.facts[index + 1]
                if not SIGNED.isdisjoint(below.formulas) and made.path[index + 1] in _BODY_TEXT:
                    made.path[index + 1] = "boilerplate"  # who wrote the other story


def force_roles(made: Decision) -> None:
    """Label links, notes, captions and quoted mail by their own text."""
    label = "" if made.page else label_above_title(made.facts)
    for index, state in enumerate(made.path):
        if not index and label:
            forced = label
        elif state in _HEAD_OR_BODY_TEXT:
            forced = _forced(made.facts[index])
        else:
            continue
        if forced and state in _REPLACES.get(forced, _BODY_TEXT):
            invites = forced == _INVITATION
            sure = not invites or (made.leads and made.leads[index] < _DOUBT)
            made.path[index] = (_LEFT_OUT if invites else forced) if sure else state


def complete_labels(made: Decision) -> None:
    """Keep with a label what is on the lines below it: `12 Mill Lane` below `WHERE:`, a correction below its date."""
    if made.page:
        return
    for index in range(1, len(made.path)):
        above, state = made.facts[index - 1], made.path[index]
        if state == "paragraph" and not above.formulas:
            continue  # most lines
        if state not in _MAY_BE_LABELLED or not _CORRECTED.issuperset(made.facts[index].formulas):
            continue
        announced = above.last is LastCharacter.COLON and not above.formulas
        if announced and state != "paragraph" and made.path[index - 1] in _BODY_TEXT:
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
    if "tail.boilerplate" not in made.path:
        return
    first = next(index for index, state in enumerate(made.path) if state in TAIL)
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
        if state not in _KEPT_AS:
            continue
        m = made.facts[index]
        if state.startswith(("pre.", "head.")) and _is_form(m):
            continue
        told = state == "tail.boilerplate" and made.path[index - 1] in _NOTES
        if not _is_explained(m, told=told):
            noted = state == "boilerplate" and not _NOTE_LABELS.isdisjoint(m.formulas)
            told = state == "tail.boilerplate" and _is_text(m) and "end_marker" not in made.path[:index]
            made.path[index] = "note" if noted else "paragraph" if told else _KEPT_AS[state]


def find_body(made: Decision) -> None:
    """Make the last summary a paragraph if there is no other body: a deck needs something below it."""
    if made.page or not _STORY.isdisjoint(made.path) or "summary" not in made.path:
        return
    last = max(index for index, state in enumerate(made.path) if state == "summary")
    if made.facts[last].shape in RUNNING or made.facts[last].last in SENTENCE_END:
        made.path[last] = "paragraph"


def close_release(made: Decision) -> None:
    """End a press release at its end marker, if little follows."""
    if not made.page and "end_marker" not in made.path and any(map(_END_MARKER, made.facts)):
        from newsparse.label.asides import close_release  # most articles have none

        close_release(made.path, made.facts)


def complete_lists(made: Decision) -> None:
    """Make a paragraph a list item if it begins with the same sign as the list item next to it."""
    if "list_item" in made.path:
        from newsparse.label.series import complete_lists  # most articles have no lists

        complete_lists(made.path, made.facts)


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
    believe_decks,
    complete_decks,
    lift_kickers,
    lower_titles,
    find_authors,
    prefer_bare_headlines,
    find_page_heads,
    refuse_kickers,
    refuse_buttons,
    refuse_idle,
    complete_heads,
    find_kickers,
    find_headings,
    find_headings_below_captions,
    find_signatures,
    find_captions,
    drop_teasers,
    settle_asides,
    keep_ends,
    close_release,
    complete_lists,
    settle_series,
)


def _is_form(m: BlockFacts) -> bool:
    """Whether the line is a field of a form or a record: `Source: …`, `Section: …`."""
    return any(formula.startswith("field_") for formula in m.formulas)


def _is_explained(m: BlockFacts, *, told: bool = False) -> bool:
    """Whether a formula says that the line is not part of an article; `told` if it is below whom to ask."""
    if m.shape in ENDS:
        return True
    if m.last is LastCharacter.COLON and "menu=" in m.formulas and _BUTTON_LABELS.isdisjoint(m.formulas):
        return False  # `Contact:` is the label of what is below it
    if "link" in m.formulas and m.words > 1 and ":" in m.folded and _BUTTON_LABELS.isdisjoint(m.formulas):
        return False  # `More: www.harrow.example` says where to read on
    alone = m.words == 1 and "@" not in m.folded and not told  # an address of the web is a link
    return any(formula.rstrip("=") in FURNITURE for formula in m.formulas if formula != "link" or alone)


def _forced(m: BlockFacts) -> str:
    """The state that a body block's own text reveals, or the empty string."""
    if m.first == "mark" or m.block.verse:
        return "quote"
    if m.words == 1 and m.block.text[0] == "@":
        return "boilerplate"  # whom to follow
    if not m.formulas and m.block.text[0] != "[":
        return ""
    if "date_label=" in m.formulas and not m.timestamp and any(map(str.isdigit, m.folded)):
        return "boilerplate"  # `4 min read`
    if not _LINKS.isdisjoint(m.formulas):
        return "boilerplate"
    if "newsletter" in m.formulas and m.last in OPEN_END:
        return _INVITATION
    if "separator" in m.formulas:
        return "separator"
    if "bracketed" in m.formulas and "editor_note" in m.formulas:
        return "head.note"
    if m.block.text[0] == "[" and m.block.text[-1] == "]" and m.folded:
        return "note"  # `[Reproduced with permission.]`, `[ The ferry sails again ]`
    if "caption" in m.formulas and m.last is not LastCharacter.FULL_STOP and _is_labelled_caption(m.folded):
        return "caption"
    return _labelled(m) if ":" in m.block.text[:_LONGEST_LABEL] else ""


def _labelled(m: BlockFacts) -> str:
    """The state of a block that begins with a label; links repeat headlines, so they have no full stop."""
    if m.folded and m.last in OPEN_END and not _LINK_LABELS.isdisjoint(m.formulas):
        return "" if "link" in m.formulas else "boilerplate"
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
