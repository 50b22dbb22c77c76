"""Newsroom and web-page phrases are found, and lines that only begin like them are not."""

import tomllib
from pathlib import Path

import pytest

from newsparse.base.characters import FIRST_UNSPACED
from newsparse.words import phrases
from newsparse.words.phrases import bare, phrase_kinds, shelf_of

TABLES = sorted((Path(__file__).parents[1] / "src" / "newsparse" / "data" / "languages").glob("*.toml"))
PLACES = {"whole": "", "start": " qqq qqq", "label": ": qqq qqq"}


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_phrase_of_the_tables_is_found(path: Path) -> None:
    lists = tomllib.loads(path.read_text("utf-8")).get("phrases", {})
    missed = [
        (kind, place, text)
        for kind, places in lists.items()
        for place, texts in places.items()
        for text in texts
        if kind not in {name.rstrip("=") for name in phrase_kinds(text.casefold() + PLACES[place])}
    ]
    assert not missed


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_phrases_are_in_known_lists(path: Path) -> None:
    lists = tomllib.loads(path.read_text("utf-8")).get("phrases", {})
    assert {place for places in lists.values() for place in places} <= set(PLACES)


PAIRS = [
    ("read more »", ("read_more=",), "readers more than doubled"),
    ("lesen sie auch: die brücke von oben", ("read_more",), "lesen sieben auch"),
    ("à lire aussi : le pont en images", ("read_more",), "à lire avant de partir"),
    ("leggi anche", ("read_more=",), "leggi e anche ordini"),
    ("czytaj też: most zamknięty", ("read_more",), "czytaj to"),
    ("die redaktion empfiehlt", ("related=",), "die redaktion zieht um"),
    ("la rédaction vous conseille", ("related=",), "la rédaction en grève"),
    ("अन्य खबरें", ("related=",), "अन्य लोग"),
    ("(photo: ana ruiz)", ("caption", "credit"), "photographers gather"),
    ("foto: max muster", ("caption", "credit"), "fotografen warten"),
    ("图：市长", ("caption",), "图书馆开放"),
    ("reporting by ana ruiz; editing by li wei", ("credit",), "reporting has begun"),
    ("mit material von dpa", ("credit=",), "mit dem material"),
    ("editor’s note: this is new", ("editor_note",), "editors note a change"),
    ("anmerkung der redaktion: er ist tot", ("editor_note",), "anmeldung der redakteure"),
    ("correction: the bridge is red", ("correction",), "corrections officers strike"),
    ("embargoed until monday", ("embargo",), "embargoes hit trade"),
    ("12 comments", ("comment=",), "12 commentators"),
    ("comments (3)", ("comment=",), "comments made by the mayor"),
    ("all rights reserved.", ("copyright=",), "all right now"),
    ("© 2026 the example", ("copyright",), "2026 was the year"),
    ("follow us on facebook", ("follow",), "followers of the club"),
    ("schlagworte: brücke, stadt", ("topics",), "schlagzeilen der stadt"),
    ("関連記事", ("read_more=", "related="), "関連する会社"),
    ("相关阅读：新桥", ("read_more",), "相关部门表示"),
    ("▲ 新桥开通", ("caption",), "新桥开通"),
    ("사진=연합뉴스", ("credit=",), "사진작가 전시회"),
    ("اقرأ أيضا: الجسر", ("read_more",), "اقرأ كتابا"),
    ("skip to main content", ("menu=", "navigation="), "skippers meet in cray"),
    ("zum inhalt springen", ("menu=", "navigation="), "zum ersten mal seit jahren"),
    ("本文へスキップ", ("menu=", "navigation="), "本文の引用"),
    ("share", ("share=",), "share prices fall"),
    ("i̇çeriğe geç", ("menu=", "navigation="), "i̇çerik değişti"),
    ("sport", ("menu=",), "sportler warten"),
    ("home", ("menu=", "navigation="), "home office to close two sites"),
    ("live", ("live=",), "live music returns to the quay"),
    ("4 min read", ("date_label=",), "four minutes of silence"),
    ("lesezeit: 3 minuten", ("date_label",), "lesezeichen im buch"),
    ("5 минут назад", ("date_label=",), "5 минут тишины"),
    ("hace 3 horas", ("date_label=",), "hace tres horas que espera el barco"),
    ("for immediate release", ("release=",), "for immediate help, call the office"),
    ("pressemitteilung", ("release=",), "pressefreiheit in gefahr"),
    ("zur sofortigen veröffentlichung", ("release=",), "zur sofortigen hilfe bereit"),
    ("comunicado de prensa: el puente abre", ("release",), "comunicado confuso del club"),
    ("新闻稿", ("release=",), "新闻稿件丢失"),
    ("media contact: lena sands", ("contact",), "contacts between the two towns grew"),
    ("тел.: 555-014", ("contact",), "телега сломалась"),
    ("obituary", ("section=",), "obituary writers meet in cray"),
    ("kommentar", ("section=",), "kommentare zum spiel"),
    ("社説", ("section=",), "社説の読み方"),
    ("das wichtigste in kürze", ("key_points=",), "das wichtigste spiel des jahres"),
    ("-----original message-----", ("mail=",), "original message found in a bottle"),
    ("betreff: die brücke", ("mail", "field_title"), "betreffende stellen"),
    ("(begin video clip)", ("transcript=",), "begin video games early"),
    ("headline: ferry late", ("field_title",), "headline writers strike"),
    ("заголовок: мост открыт", ("field_title",), "заголовок был другим"),
    ("byline: lena sands", ("field_byline",), "bylines vanish"),
    ("chapô : le pont", ("field_summary",), "chapeau au maire"),
]


@pytest.mark.parametrize(("line", "expected", "near_miss"), PAIRS)
def test_a_phrase_is_found_and_its_near_miss_is_not(
    line: str, expected: tuple[str, ...], near_miss: str
) -> None:
    assert set(expected) <= set(phrase_kinds(line))
    assert not {name.rstrip("=") for name in expected} & {
        name.rstrip("=") for name in phrase_kinds(near_miss)
    }


@pytest.mark.parametrize(
    "plain", ["", " ", "»", "…", "12", "the mayor said on monday that the bridge is open."]
)
def test_other_lines_are_not_phrases(plain: str) -> None:
    assert phrase_kinds(plain) == ()


def test_a_long_line_costs_no_more_than_its_beginning() -> None:
    assert phrase_kinds("read also " + "bridge " * 200_000) == ("read_more",)


def test_the_limits_are_those_of_the_tables() -> None:
    """Phrases that the limits are too small for are never found; larger limits cost time for nothing."""
    lists = [tomllib.loads(path.read_text("utf-8")).get("phrases", {}) for path in TABLES]

    def listed(place: str) -> list[str]:
        return [bare(text) for kinds in lists for places in kinds.values() for text in places.get(place, ())]

    starts = listed("start")
    unspaced = [text for text in starts if text[0] >= FIRST_UNSPACED and shelf_of(text) != "latin"]
    assert max(len(text.split()) for text in starts) == phrases._MOST_START_WORDS
    assert max(map(len, unspaced)) == phrases._LONGEST_UNSPACED_START
    assert max(map(len, listed("label"))) == phrases._LONGEST_LABEL


def test_a_phrase_in_a_script_without_spaces_is_found_at_its_full_length() -> None:
    assert "cookie" in phrase_kinds("เว็บไซต์นี้ใช้คุกกี้เพื่อ")
