"""Which of the headlines of a page is the article's?"""

from collections.abc import Sequence
from typing import NamedTuple

from newsparse.base.characters import BARS, LONG_DASHES
from newsparse.base.tables import load
from newsparse.formats.web.lines import PageLine, class_words, key_of
from newsparse.formats.web.said import Said

_SIGNS = f"-:,|·•»›—{LONG_DASHES}{BARS}：｜・ㅣ"  # between a headline and a site, a kicker and a headline
_MOST_ABOVE = 4  # lines above the headline among which its kicker is
_LONGEST_KICKER = 60  # code points; longer ones are sentences


class Headline(NamedTuple):
    """The article's headline, the line above it, and the lines of the page that show it."""

    title: str = ""
    kicker: str = ""
    shown: str = ""  # as the page shows it, where that is another one


def headline_of(said: Said, lines: Sequence[PageLine]) -> Headline:
    """The headline that two places agree on, else the one that was written for readers.

    The page's heading, JSON-LD and OpenGraph each have one. Where the last two differ, one of them is usually that of
    the window's title, which is written for search engines; the other is the editors'.
    """
    headings = [line.text for line in lines if line.element.tag == "h1"] or _nested_headings(lines)
    social = _unsigned(said.social, said.site, (*headings, said.headline))
    structured = _unsigned(said.headline, said.site, headings)
    window = _unsigned(said.window, said.site, (*headings, structured, social))
    title = _chosen(social, structured, window, headings)
    heading = _heading_of(title, headings)
    kicker = _before(title, heading)
    if not kicker and structured != title:
        kicker = _before(title, structured)
    differs = heading and key_of(title) not in key_of(heading)
    return Headline(title, kicker, heading if differs else "")


def _nested_headings(lines: Sequence[PageLine]) -> list[str]:
    """The headings whose text stands in a block of its own inside the heading."""
    texts: dict[object, list[str]] = {}
    for line in lines:
        parent = line.element.getparent()
        for _ in range(2):
            if parent is not None and parent.tag == "h1":
                texts.setdefault(parent, []).append(line.text)
                break
            parent = parent.getparent() if parent is not None else None
    return [" ".join(parts) for parts in texts.values()]


def _unsigned(text: str, site: str, others: Sequence[str]) -> str:
    """A headline without the name of the site behind it, or what stands behind one of the other headlines."""
    for shorter in others:
        rest = text[len(shorter) :].strip()
        if shorter and text.startswith(shorter) and (not rest or rest[0] in _SIGNS):
            return shorter
    if site and text.casefold().endswith(site.casefold()):
        cut = text[: -len(site)].rstrip()
        if cut and cut[-1] in _SIGNS:
            return cut.rstrip(_SIGNS + " ")
    return text


def _chosen(social: str, structured: str, window: str, headings: Sequence[str]) -> str:
    if not social or not structured:
        stated = social or structured
        keys = {key_of(heading) for heading in headings}
        if not stated:
            return headings[0] if headings else window
        return stated if key_of(stated) in keys or not headings else _longest_shared(stated, headings)
    if key_of(social) == key_of(structured):
        return social
    if key_of(window) == key_of(structured):
        return social
    return structured if key_of(window).startswith(key_of(social)) else social


def _longest_shared(stated: str, headings: Sequence[str]) -> str:
    """The heading that the stated title contains, or that contains it; else the stated title."""
    key = key_of(stated)
    for heading in headings:
        if (own := key_of(heading)) and (own in key or key in own):
            return heading if own in key else stated
    return stated


def _heading_of(title: str, headings: Sequence[str]) -> str:
    """The heading of the page that shows the title, or else its first one."""
    key = key_of(title)
    holding = [one for one in headings if key and key in key_of(one)]
    return (holding or [*headings, ""])[0]


def _before(title: str, whole: str) -> str:
    """What stands before the title in a heading that ends with it."""
    if not title or not whole.endswith(title):
        return ""
    kicker = whole[: -len(title)].strip(_SIGNS + " ")
    return kicker if len(kicker) <= _LONGEST_KICKER else ""


def with_kicker(headline: Headline, lines: Sequence[PageLine]) -> Headline:
    """The headline with the line that the page's own classes call its kicker."""
    names = frozenset(load("web")["kicker"])
    at = shown_at(headline, lines)
    if headline.kicker or at < 0:
        return headline
    for line in lines[max(0, at - _MOST_ABOVE) : at]:
        if 1 < len(line.text) <= _LONGEST_KICKER and not names.isdisjoint(class_words(line.element)):
            return headline._replace(kicker=line.text)
    return headline


def shown_at(headline: Headline, lines: Sequence[PageLine]) -> int:
    """The line of the page that is its headline; -1 where it is not shown."""
    keys = {key_of(text) for text in (headline.title, headline.shown) if text}
    shown = [at for at, line in enumerate(lines) if line.key in keys]
    headed = [at for at in shown if lines[at].element.tag == "h1"]
    return (headed or shown or [-1])[0]
