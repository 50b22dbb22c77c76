"""What the readers of a tree see: a headline and a byline without the sign of the list that they stand in."""

from newsparse.label.describe import describe
from newsparse.label.labeller import Labelled
from newsparse.model.article import Article
from newsparse.model.role import Role
from newsparse.pipeline.tree import Share, grow
from newsparse.pipeline.view import article_of
from newsparse.text.blocks import find
from newsparse.text.source import Source

LINK, TITLE, BYLINE = Role.BOILERPLATE, Role.TITLE, Role.BYLINE


def article(text: str, *roles: Role) -> Article:
    found = find(text)
    labelled = list(map(Labelled, describe(found.blocks), roles))
    share = Share(0, len(text))
    return article_of(grow(Source(text), labelled, share, lines=found.lines, language="en"))


def title(text: str, *roles: Role) -> str | None:
    return article(text, *roles).title


def test_a_headline_that_is_an_item_of_a_list_has_no_star() -> None:
    assert title("* News\n* Ferry late again\n", LINK, TITLE) == "Ferry late again"


def test_the_number_of_an_item_is_no_part_of_the_headline_where_the_line_above_has_the_one_before() -> None:
    assert title("3. News\n4. Ferry late again\n", LINK, TITLE) == "Ferry late again"


def test_a_number_that_counts_nothing_belongs_to_the_headline() -> None:
    assert title("News\n4. Juli wird Feiertag\n", LINK, TITLE) == "4. Juli wird Feiertag"


def test_a_dash_that_opens_a_quotation_belongs_to_the_headline() -> None:
    assert title("* Nyheter\n- Fergen er full\n", LINK, TITLE) == "- Fergen er full"


def test_a_byline_that_is_an_item_of_a_list_has_no_star() -> None:
    byline = article("* Ferry late again\n* By Ana Ruiz\n", TITLE, BYLINE).byline
    assert byline and (byline.text, byline.authors) == ("By Ana Ruiz", ("Ana Ruiz",))


def test_the_number_before_is_one_of_the_two_lines_above() -> None:
    assert title("3. News\nSport\n4. Ferry late again\n", LINK, LINK, TITLE) == "Ferry late again"
    assert title("3. News\nSport\nMoney\n4. Juli\n", LINK, LINK, LINK, TITLE) == "4. Juli"


PUBLISHED, UPDATED = "Published: 22 November 2026", "Updated: 21 November 2026"


def published(*lines: str) -> str | None:
    return article("\n".join(["Ferry late again", *lines]), TITLE, *[Role.TIMESTAMP] * len(lines)).published


def test_the_time_of_publication_comes_before_that_of_an_update_wherever_it_stands() -> None:
    assert published(PUBLISHED, UPDATED) == "2026-11-22"
    assert published(UPDATED, PUBLISHED) == "2026-11-22"


def test_an_update_is_better_than_no_time() -> None:
    assert published(UPDATED) == "2026-11-21"
    assert published("3 hours ago") is None


def test_of_several_times_of_one_kind_the_first_counts() -> None:
    assert published("23 November 2026", PUBLISHED) == "2026-11-23"
    assert published(UPDATED, "Updated: 20 November 2026") == "2026-11-21"
    assert published("3 hours ago", PUBLISHED, "23 November 2026") == "2026-11-22"


def test_a_time_that_is_no_timestamp_of_the_article_says_nothing() -> None:
    assert article(f"Ferry late again\n{PUBLISHED}", TITLE, Role.PARAGRAPH).published is None
