"""An article as a row: its columns, its JSON, and the CSV that no spreadsheet computes."""

import csv
import json
import re
from io import StringIO

import pytest

from newsparse import parse, write
from newsparse.formats import csv_table
from newsparse.formats.rows import COLUMNS, Row, as_dict, error_row, row_of
from newsparse.model.article import Article, Block, Byline, Dateline

STORY = """Harbour Bridge Reopens After Storm
By Mina Okafor and Li Wei
LISBON, March 3 (Reuters) - Ferries that had stood in for the bridge since October made their last crossing.
"It held, and that is what counts," said Mina Okafor, who runs the toll office on the northern side of town.
A Winter of Detours
Lorries had to take the road through the hills, which added two hours to every delivery and closed some shops.
The council will decide in March whether the old piers, ninety years old, are to be replaced altogether.
End Article
"""


def test_the_table_of_columns_describes_the_row() -> None:
    assert tuple(column.name for column in COLUMNS) == Row._fields
    assert {column.kind for column in COLUMNS} == {"string", "int", "strings"}


def test_a_row_holds_what_the_article_says() -> None:
    row = row_of(parse(STORY), "a1")
    assert (row.id, row.article, row.of, row.language) == ("a1", 1, 1, "en")
    assert (row.title, row.authors) == ("Harbour Bridge Reopens After Storm", ("Mina Okafor", "Li Wei"))
    assert (row.place, row.places, row.agency) == ("LISBON", ("LISBON",), "Reuters")
    assert (row.dateline_date, row.date_iso) == ("March 3", "XXXX-03-03")
    assert (row.subheads, row.end_marker) == (("A Winter of Detours",), "End Article")
    assert row.text is not None and row.text.split("\n\n") == list(parse(STORY).paragraphs)
    assert (row.paragraph_count, row.character_count) == (4, len(row.text))
    assert row.error is None


def test_its_json_is_the_line_that_json_lines_has() -> None:
    article = parse(STORY)
    assert f"{row_of(article, 'a1').json}\n" == write(article, "jsonl")


def test_the_agency_is_the_bylines_where_the_dateline_has_none() -> None:
    article = Article(
        byline=Byline("By Li Wei, Reuters", ("Li Wei",), "Reuters"), dateline=Dateline("OSLO —", "OSLO")
    )
    assert row_of(article, None).agency == "Reuters"


def test_the_text_has_paragraphs_quotes_and_list_items_but_no_headings_or_captions() -> None:
    types = ("paragraph", "subhead", "list_item", "caption", "quote", "table", "separator")
    body = tuple(Block(kind, kind, line) for line, kind in enumerate(types, 1))  # type: ignore[arg-type]
    assert row_of(Article(body=body), None).text == "paragraph\n\nlist_item\n\nquote"


def test_the_row_of_an_unreadable_text_has_only_its_id_and_the_reason() -> None:
    row = error_row("a2", "this is a PDF, not text")
    assert {name: value for name, value in as_dict(row).items() if value is not None} == {
        "id": "a2",
        "error": "this is a PDF, not text",
    }


def test_lone_surrogates_are_replaced_in_every_value() -> None:
    row = row_of(parse("Caf\udce9 opens\nThe caf\udce9 opened on Monday, its owner said."), "a\udce9")
    assert "\ufffd" in str(row)
    json.dumps(as_dict(row), ensure_ascii=False).encode()
    assert error_row("\udce9", "no \udce9").error == "no \ufffd"


FORMULAS = ["=1+1", "+1", "-30-", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''-1", "＝1", '=HYPERLINK("x")']
PLAIN = ["Rain", "'tis the season", "1-2", "", " =1", "a\rb", "a\nb", 'say "no", twice', "\u2028"]


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline="")))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_that_begins_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert cells(csv_table.lines([Row(None, title=text)]))[0][5] == f"'{text}"


@pytest.mark.parametrize("text", PLAIN)
def test_any_other_cell_is_left_alone(text: str) -> None:
    assert cells(csv_table.lines([Row(None, title=text)]))[0][5] == text


@pytest.mark.parametrize("text", [*FORMULAS, *PLAIN])
def test_every_text_can_be_recovered(text: str) -> None:
    (row,) = cells(csv_table.lines([Row(text)]))
    assert re.sub(r"\A'(?='*[=+\-@\t\r\n＝＋－＠])", "", row[0]) == text
    assert cells(csv_table.lines([Row(text)], raw=True))[0][0] == text


def test_csv_has_a_cell_for_every_column_and_the_items_of_a_list_on_their_own_lines() -> None:
    header, row = cells(csv_table.HEADER + csv_table.lines([row_of(parse(STORY), "a1")]))
    named = dict(zip(header, row, strict=True))
    assert header == [column.name for column in COLUMNS]
    assert named["authors"].split("\n") == ["Mina Okafor", "Li Wei"]
    assert json.loads(named["json"])["title"] == named["title"]
    assert named["error"] == ""
