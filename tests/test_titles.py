"""Which of an article's first lines can be its title?"""

import pytest

import newsparse
from newsparse.label.describe import describe
from newsparse.label.titles import is_buttons, label_above_title, title_lines
from newsparse.text.blocks import find

TEXT = "The ferry to the islands was late again on Monday, and nobody on the quay was told why or when."
MORE = (
    "The harbour master said on Tuesday that a part for its engine had come from the mainland two days late."
)
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
        "Home / News / Sport / Culture / Weather / Opinion / World",
        "☰ Menu",
        "🔍 Search",
    ],
)
def test_a_menu_on_one_line_is_left_out_and_said(menu: str) -> None:
    article = newsparse.parse(f"{menu}\n\n{TITLE}\n\nBy Ana Ruiz\n\n{TEXT}\n\n{MORE}\n")
    assert (article.title, article.kicker, article.summary) == (TITLE, None, None)
    assert article.left_out.blocks == 1


@pytest.mark.parametrize("line", ["Politics | Milden", "Ana Ruiz | Tom Hale | Nora Velt", "Harbour News"])
def test_a_row_of_other_words_is_no_menu(line: str) -> None:
    first = describe(find(f"{line}\n\n{TITLE}\n\n{TEXT}").blocks)[0]
    assert not is_buttons(first)


@pytest.mark.parametrize("button", ["Follow", "12"])
def test_a_button_or_a_number_under_the_byline_is_neither_summary_nor_subhead(button: str) -> None:
    article = newsparse.parse(f"{TITLE}\n\nBy Ana Ruiz\n\n{button}\n\n{TEXT}\n\n{MORE}\n")
    assert (article.summary, [block.text for block in article.body]) == (None, [TEXT, MORE])
    assert article.left_out.blocks + len(article.notes) == 1


def test_a_form_that_opens_with_the_headline_has_its_fields_as_notes() -> None:
    form = (
        f"HEADLINE: {TITLE}\nBYLINE: Ana Ruiz\nSECTION: News; Pg. 3\nLENGTH: 312 words\n\n{TEXT}\n\n{MORE}\n"
    )
    article = newsparse.parse(form)
    assert (article.title, article.summary) == (TITLE, None)
    assert article.byline is not None
    assert article.byline.authors == ("Ana Ruiz",)
    assert [block.text for block in article.body] == [TEXT, MORE]
    assert [note.text for note in article.notes] == ["HEADLINE:", "SECTION: News; Pg. 3", "LENGTH: 312 words"]


def test_neither_a_menu_nor_how_long_reading_takes_is_the_headline() -> None:
    menu, title = "Política | Economía | Deportes", "El ferri del puerto vuelve tras dos años"
    lead = "El ferri entre Milden y Harrow volvió a zarpar el miércoles, dos años después de que se hundiera su muelle."
    said = "«Es el primer viaje tranquilo en meses», dijo Nora Velt, que enseña en Harrow."
    timed = [menu, "Tiempo de lectura: 3 min", title, "Por Ana Ruiz", lead, said]
    twice = [menu, "Publicidad", title, menu, "Por Ana Ruiz", "4 de junio de 2031, 10:05", lead, said]
    for lines, left_out in (timed, 2), (twice, 3):
        article = newsparse.parse("\n\n".join(lines))
        assert (article.title, article.summary, article.left_out.blocks) == (title, None, left_out)


def test_a_margin_of_nothing_is_told_without_a_sign() -> None:
    head = ["Home | News | Culture", "Harbour ferry returns after two years", "By Ana Ruiz and Tom Hale"]
    sailed = "The ferry between Milden and Harrow sailed again on Wednesday, two years after a storm sank its pier."
    said = '"It is the first quiet commute I have had in months," said Nora Velt, who teaches in Harrow.'
    blocks = [*head, "Published 4 June 2031", sailed, "Timetable", said, "Share"]
    found = newsparse.check("\n\n".join(blocks))
    told = [finding.message for finding in found if "margin" in finding.message]
    assert any("margin 0.0" in message for message in told)
    assert not any("-0.0" in message for message in told)
