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
