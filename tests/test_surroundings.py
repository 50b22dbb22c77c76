"""Whether a text is a whole page with menus, and where on it the running text lies."""

from newsparse.label.describe import describe
from newsparse.label.surroundings import Surroundings, survey
from newsparse.text.blocks import find

SENTENCE = "The ferry to the islands was late again on Monday, and nobody on the quay was told why or when it would go."
TEASER = (
    "A line of the length of a teaser that has no stop at its end and goes on until it is long enough, "
    "which it is by now"
)
MENU = [
    "Share on Facebook",
    "Sign in",
    "Subscribe",
    "Cookie policy",
    "Menu",
    "Copyright 2024",
    "Share",
    "Log in",
]
STREETS = [
    "Harbour Street",
    "Mill Lane",
    "Quay Hill",
    "Church Walk",
    "Long Row",
    "Ropewalk",
    "Fish Steps",
    "Tar Yard",
]
STORY = [SENTENCE] * 14


def surveyed(*blocks: str) -> Surroundings:
    return survey(describe(find("\n\n".join(blocks)).blocks))


def test_a_third_of_loose_lines_makes_a_page_where_they_are_those_of_a_menu() -> None:
    menu = surveyed(*MENU, *STORY, *MENU[:4])
    streets = surveyed(*STREETS, *STORY, *STREETS[:4])
    assert (menu.page, streets.page) == (True, False)
    assert abs(menu.loose - streets.loose) < 0.1


def test_more_loose_lines_than_any_article_has_make_a_page_whatever_they_say() -> None:
    assert surveyed(*STREETS * 4, *STORY).page
    assert not surveyed(*STREETS[:4], *STORY[:4]).page  # too short for a page


def test_the_running_text_of_a_page_begins_with_its_long_lines_and_not_with_a_list_of_teasers() -> None:
    assert surveyed(*MENU * 4, *[TEASER] * 3, *STORY).core == (32, 49)
    assert surveyed(*MENU * 4, *[f"• {TEASER}"] * 3, *STORY).core == (35, 49)


def test_the_running_text_of_an_article_is_all_of_it() -> None:
    assert surveyed("Ferry late again", *STORY).core == (0, 15)
