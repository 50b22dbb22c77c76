"""Which of an article's first lines can be its title?"""

import pytest

import newsparse

from newsparse.label.describe import describe
from newsparse.label.titles import is_buttons, label_above_title, title_lines
from newsparse.text.blocks import find

TEXT = "The ferry to the islands was late again on Monday, and nobody on the quay was told why or when."
TITLE = "Ferry to the islands late again"


def lines(*blocks: str) -> tuple[int, ...]:
    return title_lines(describe(find("\n\n".join(blocks)).blocks))


@pytest.mark.parametrize(("between", "found"), [(6, True), (12, False)])
def test_a_title_needs_running_text_among_the_first_nine_blocks(between: int, *, found: bool) -> None:
    assert bool(lines(TITLE, *["12 March 2024"] * between, TEXT)) == found


def test_only_the_first_four_lines_can_be_the_title() -> None:
    assert lines(*[TITLE] * 7, TEXT) == (0, 1, 2, 3)
    assert lines(TITLE, "By Ana Ruiz", "12 March 2024", TEXT, TEXT) == (0, 3, 4)


def test_an_article_that_begins_with_a_sentence_has_no_title() -> None:
    assert lines(TEXT, TITLE, TEXT) == ()
    assert lines(f"{TEXT[:-1]}!", TEXT) == (0, 1)


@pytest.mark.parametrize(
    ("first", "second", "label"),
    [
        ("OBITUARY", "Ferryman of the islands dies", "kicker"),
        ("OBITUARY", "Ferryman dies", ""),  # a deck, or another label
        ("OBITUARY", "Ferryman of the islands dies.", ""),
        ("OLD OBITUARY", "Ferryman of the islands dies", ""),
        ("NACHRUF", "Der Fährmann der Inseln ist tot", "kicker"),
        ("НЕКРОЛОГ", "Умер паромщик с далёких островов", "kicker"),
        ("BC-EU--Ferry,1st Ld", "Ferryman of the islands dies", "slug"),
    ],
)
def test_a_label_is_followed_by_a_headline_of_at_least_four_words(
    first: str, second: str, label: str
) -> None:
    assert label_above_title(describe(find(f"{first}\n\n{second}").blocks)) == label
    assert lines(first, second, TEXT)[0] == (1 if label else 0)


@pytest.mark.parametrize(
    "menu",
    [
        "Home | News | Culture",
        "News | Sport | Culture | Weather | Opinion | World",
        "Home|News|Sport",
        "Startseite · Politik · Kultur",
        "Accueil • Monde • Sport",
        "Menu | Search | Log in",
        "首页 | 新闻 | 体育",
        "Home News Culture",
    ],
)
def test_a_menu_on_one_line_is_left_out_and_said(menu: str) -> None:
    article = newsparse.parse(f"{menu}\n\n{TITLE}\n\nBy Ana Ruiz\n\n{TEXT}\n\n{TEXT}\n")
    assert (article.title, article.kicker, article.summary) == (TITLE, None, None)
    assert article.left_out.blocks == 1


@pytest.mark.parametrize("line", ["Politics | Milden", "Ana Ruiz | Tom Hale | Nora Velt", "Harbour News"])
def test_a_row_of_other_words_is_no_menu(line: str) -> None:
    first = describe(find(f"{line}\n\n{TITLE}\n\n{TEXT}").blocks)[0]
    assert not is_buttons(first)
