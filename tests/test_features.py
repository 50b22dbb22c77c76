"""What is seen of a whole page's body: what is set like its text, what is set off, what it says again and again."""

from newsparse.label.describe import describe
from newsparse.label.steps import observe, prepare
from newsparse.label.surroundings import survey
from newsparse.text.blocks import find

TEXT = (
    "The ferry to the islands was late again on {}, and nobody on the quay was told why or when it would go."
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
MENU = "".join(
    f"* {name}\n" for name in ("Home", "News", "Sport", "Money", "Travel", "Weather", "Games", "Letters")
)
BODY = "\n\nKeep Scrolling\n\n".join(f"  {TEXT.format(day)}" for day in DAYS)
PAGE = f"""{MENU}
  Ferry late again

{BODY}

      The quay on Sunday morning

  Nobody is told

  {TEXT.format("Sunday")}

{MENU}
"""


def names(line: str) -> set[str]:
    blocks = find(PAGE).blocks
    at = next(index for index, block in enumerate(blocks) if block.text == line)
    return set(observe(prepare(describe(blocks)), "en", {}).names[at])


def test_a_heading_stands_where_the_text_stands_and_next_to_it() -> None:
    assert "page:flush M<S>M" in names("Nobody is told")


def test_a_caption_stands_further_in() -> None:
    assert "page:set off in S" in names("The quay on Sunday morning")


def test_what_a_page_says_between_all_paragraphs_is_none_of_them() -> None:
    assert "page:furniture p" in names("Keep Scrolling")
    assert "page:flush M<M>M" in names(TEXT.format("Tuesday"))


def test_what_a_page_says_three_times_can_be_part_of_it() -> None:
    page = PAGE.replace("Keep Scrolling", "Nobody knew", 3)
    assert survey(describe(find(page).blocks)).furniture == frozenset()


def test_nothing_of_an_article_is_furniture() -> None:
    article = "Ferry late again\n\n" + BODY
    assert survey(describe(find(article).blocks)).furniture == frozenset()
