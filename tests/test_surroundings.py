"""Is a text a whole page with menus, and where is its running text?"""

from newsparse.label.describe import describe
from newsparse.label.surroundings import Surroundings, is_headlike, survey
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


def test_a_third_of_loose_lines_makes_a_page_if_they_belong_to_menus() -> None:
    menu = surveyed(*MENU, *STORY, *MENU[:4])
    streets = surveyed(*STREETS, *STORY, *STREETS[:4])
    assert (menu.page, streets.page) == (True, False)
    assert abs(menu.loose - streets.loose) < 0.1


def test_more_loose_lines_than_in_any_article_make_a_page_even_without_menus() -> None:
    assert surveyed(*STREETS * 4, *STORY).page
    assert not surveyed(*STREETS[:4], *STORY[:4]).page  # too short for a page


def test_the_running_text_of_a_page_may_begin_with_long_lines_but_not_with_a_list_of_teasers() -> None:
    assert surveyed(*MENU * 4, *[TEASER] * 3, *STORY).core == (32, 49)
    assert surveyed(*MENU * 4, *[f"• {TEASER}"] * 3, *STORY).core == (35, 49)


def test_the_running_text_of_an_article_is_all_of_it() -> None:
    assert surveyed("Ferry late again", *STORY).core == (0, 15)


def core_text(*blocks: str) -> str:
    """The first block of a page's running text."""
    facts = describe(find("\n\n".join(blocks)).blocks)
    return facts[survey(facts).core[0]].block.text


ARTICLE = [f"The article, sentence {number}: {SENTENCE}" for number in range(1, 7)]
COMMENTS = [f"A reader, comment {number}: {SENTENCE}" for number in range(1, 9)]


def test_a_signed_text_outranks_longer_comments_below_it() -> None:
    signed = [*MENU * 3, "By Ana Ruiz", *ARTICLE, *MENU * 6, *COMMENTS]
    unsigned = [line for line in signed if line != "By Ana Ruiz"]
    assert core_text(*signed) == ARTICLE[0]
    assert core_text(*unsigned, *COMMENTS) == COMMENTS[0]


def test_a_time_above_a_text_counts_as_much_as_an_author() -> None:
    assert core_text(*MENU * 3, "12 March 2024, 18:40", *ARTICLE, *MENU * 6, *COMMENTS) == ARTICLE[0]


def test_an_author_far_above_a_text_does_not_count() -> None:
    far = [*MENU * 3, "By Ana Ruiz", *STREETS * 3, *ARTICLE[:5], *MENU * 3, *COMMENTS]
    near = [*MENU * 3, *STREETS * 3, "By Ana Ruiz", *STREETS, *ARTICLE[:5], *MENU * 3, *COMMENTS]
    assert (core_text(*far), core_text(*near)) == (COMMENTS[0], ARTICLE[0])


def test_the_earlier_of_two_texts_of_similar_length_is_the_article() -> None:
    assert core_text(*MENU * 3, *ARTICLE, *MENU * 6, *COMMENTS[:7]) == ARTICLE[0]
    assert core_text(*MENU * 3, *ARTICLE[:3], *MENU * 6, *COMMENTS) == COMMENTS[0]


def test_a_single_endless_comment_does_not_outweigh_an_article() -> None:
    assert core_text(*MENU * 3, *ARTICLE[:6], *MENU * 6, "A reader: " + SENTENCE * 40) == ARTICLE[0]
    assert core_text(*MENU * 3, *ARTICLE[:2], *MENU * 6, "A reader: " + SENTENCE * 40).startswith("A reader")


def test_sentences_in_a_list_count_half() -> None:
    items = [f"• {line}" for line in ARTICLE]
    assert core_text(*MENU * 3, *items, *MENU * 6, *COMMENTS[:2]) == items[0]
    assert core_text(*MENU * 3, *items, *MENU * 6, *COMMENTS) == COMMENTS[0]
    assert core_text(*MENU * 3, *ARTICLE, *MENU * 6, *COMMENTS) == ARTICLE[0]


def test_short_sentences_and_lines_between_paragraphs_do_not_end_the_text() -> None:
    talk = [part for line in ARTICLE for part in (line, "I see.", "Go on.", "Why is that?")]
    assert surveyed(*MENU * 3, *talk, *MENU * 6).core[1] >= 24 + len(talk) - 3
    lines = [part for line in ARTICLE for part in (line, *STREETS[:2])]
    assert surveyed(*MENU * 3, *lines, *MENU * 6).core == (24, 24 + len(lines) - 2)


def test_a_run_of_lines_as_long_as_the_text_above_it_separates_two_texts() -> None:
    together = surveyed(*MENU * 3, *ARTICLE[:3], *STREETS[:4], *ARTICLE[3:], *MENU * 6).core
    apart = surveyed(*MENU * 3, *ARTICLE[:3], *STREETS, *ARTICLE[3:], *MENU * 6).core
    assert together == (24, 24 + 3 + 4 + 3)
    assert apart[1] - apart[0] == 3


def test_a_page_has_at_least_25_blocks() -> None:
    assert surveyed(*STREETS * 2, *STORY[:8]).page is False
    assert surveyed(*STREETS * 3, *STORY[:8]).page is True


def test_a_heading_is_at_most_150_letters_long() -> None:
    question = "Why was the ferry to the islands late again, and why was nobody on the quay told when it would go, {}?"
    short, long = question.format("not even the mayor of the town"), question.format("not even " * 6)
    assert (len(short) <= 150, len(long) > 150) == (True, True)
    assert [is_headlike(m) for m in describe(find(f"{short}\n\n{long}").blocks)] == [True, False]


def test_neither_chat_nor_teasers_are_taken_for_the_article() -> None:
    assert core_text(*MENU * 3, *ARTICLE, *MENU * 4, *["So true."] * 12) == ARTICLE[0]
    assert core_text(*MENU * 3, *["So true."] * 12, *MENU * 4, *ARTICLE) == ARTICLE[0]
    assert core_text(*MENU * 3, *[TEASER] * 9, *MENU * 4, *ARTICLE) == ARTICLE[0]


def test_a_signed_teaser_is_not_taken_for_the_article() -> None:
    assert core_text(*MENU, "By Ana Ruiz", ARTICLE[0], *MENU * 4, *ARTICLE[1:]) == ARTICLE[1]


def test_only_the_four_longest_texts_compete_even_against_a_signed_one() -> None:
    later = [line for number in range(4) for line in (*MENU, *COMMENTS[2 * number : 2 * number + 2])]
    assert core_text(*MENU, "By Ana Ruiz", ARTICLE[0], *MENU * 9, *later) == COMMENTS[0]
    assert core_text(*MENU, "By Ana Ruiz", ARTICLE[0], *MENU * 9, *later[:-10]) == ARTICLE[0]


def test_the_median_is_a_usual_paragraph_s_length_if_the_file_has_no_paragraph() -> None:
    assert surveyed("Ferry late", "Nobody was told").median == 120


def test_repeated_lines_are_counted_in_files_of_any_length() -> None:
    assert (
        surveyed(*[f"{SENTENCE} {number}" for number in range(500)], "Again", "Again").repeats["again"] == 2
    )
