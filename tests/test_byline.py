"""Bylines are recognised by their formulas in many languages; sentences are not bylines."""

import json
from collections import Counter
from pathlib import Path

import pytest

from newsparse.byline import as_byline, match

DEV = Path(__file__).parents[2] / "shared" / "eval" / "dev"

FORMULAS = [
    ("By Ana Ruiz and Li Wei, Reuters", ["Ana Ruiz", "Li Wei"], "Reuters"),
    ("By JANE DOE AND JOHN ROE", ["JANE DOE", "JOHN ROE"], None),
    ("By Jane Doe | 3 March 2020", ["Jane Doe"], None),
    ("By Jane Doe\nThe Associated Press", ["Jane Doe"], "The Associated Press"),
    ("By Ana Ruiz and Jane Doe The Associated Press", ["Ana Ruiz", "Jane Doe"], "The Associated Press"),
    ("By JANE DOE | Special to the Times", ["JANE DOE"], None),
    ("By Jane Doe, environment and transport reporter", ["Jane Doe"], None),
    ("By Mary-Ann O'Brien Jr. in Paris", ["Mary-Ann O'Brien Jr."], None),
    ("By Max al-Masri and Jan van der Berg", ["Max al-Masri", "Jan van der Berg"], None),
    ("By Jane Doe, PhD", ["Jane Doe"], None),
    ("By Associated Press", [], "Associated Press"),
    ("By News Service of Nowhere", [], "News Service of Nowhere"),
    ("By Staff Writer", [], None),
    ("AFP with Reuters", [], "AFP"),
    ("Jane Doe and AP", ["Jane Doe"], "AP"),
    ("Jane Doe, Staff Writer", ["Jane Doe"], None),
    ("Jane Doe Health Reporter", ["Jane Doe"], None),
    ("Jane Doe jane.doe@example.org", ["Jane Doe"], None),
    ("By Jane Doe (@janedoe)", ["Jane Doe"], None),
    ("Jane Doe @janedoe", ["Jane Doe"], None),
    ("Jane Doe - @janedoe", ["Jane Doe"], None),
    ("Story by Jane Doe; photos by John Roe", ["Jane Doe"], None),
    ("From our correspondent", [], None),
    ("Von Max Muster und Erika Muster, dpa", ["Max Muster", "Erika Muster"], "dpa"),
    ("Von Max von der Heide", ["Max von der Heide"], None),
    ("Von unserem Korrespondenten Max Muster", ["Max Muster"], None),
    ("Text: Max Muster, Fotos: Erika Muster", ["Max Muster"], None),
    ("Max Muster, Redakteur", ["Max Muster"], None),
    ("Par Jean Dupont et Marie Durand avec AFP", ["Jean Dupont", "Marie Durand"], "AFP"),
    ("Par Jean Dupont, envoyé spécial à Kiev", ["Jean Dupont"], None),
    ("Propos recueillis par Marie Durand", ["Marie Durand"], None),
    ("Por Ana García y Luis Pérez", ["Ana García", "Luis Pérez"], None),
    ("Ana García, corresponsal en Lima", ["Ana García"], None),
    ("Por João da Silva e Maria dos Santos", ["João da Silva", "Maria dos Santos"], None),
    ("di Mario Rossi e Anna Bianchi", ["Mario Rossi", "Anna Bianchi"], None),
    ("Dal nostro inviato Mario Rossi", ["Mario Rossi"], None),
    ("Door Jan de Vries en Piet Jansen", ["Jan de Vries", "Piet Jansen"], None),
    ("Van onze redactie", [], None),
    ("Av Kari Nordmann og Ola Nordmann", ["Kari Nordmann", "Ola Nordmann"], None),
    ("Text: Anna Svensson Foto: Erik Berg", ["Anna Svensson"], None),
    ("Af Jens Hansen og Mette Nielsen", ["Jens Hansen", "Mette Nielsen"], None),
    ("Matti Virtanen, toimittaja", ["Matti Virtanen"], None),
    ("Od našeho zpravodaje Jan Novák", ["Jan Novák"], None),
    ("Rozmawiała Anna Nowak", ["Anna Nowak"], None),
    ("Írta: Nagy János", ["Nagy János"], None),
    ("Scris de Ion Popescu", ["Ion Popescu"], None),
    ("Автор: Иван Петров", ["Иван Петров"], None),
    ("Іван Петренко, кореспондент", ["Іван Петренко"], None),
    ("Пише: Марко Марковић", ["Марко Марковић"], None),
    ("Γράφει η Μαρία Παπά", ["Μαρία Παπά"], None),
    ("Mehmet Demir, muhabir", ["Mehmet Demir"], None),
    ("Oleh Budi Santoso", ["Budi Santoso"], None),
    ("Tác giả: Nguyễn Văn An", ["Nguyễn Văn An"], None),
    ("بقلم محمد علي", ["محمد علي"], None),
    ("نویسنده: علی رضایی", ["علی رضایی"], None),
    ("מאת גיא כהן", ["גיא כהן"], None),
    ("लेखक: राम कुमार", ["राम कुमार"], None),
    ("โดย สมชาย ใจดี", ["สมชาย ใจดี"], None),
    ("记者王小明", ["王小明"], None),
    ("本报记者 王小明 李雷", ["王小明", "李雷"], None),
    ("记者 王小明 发自香港", ["王小明"], None),
    ("文/李雷", ["李雷"], None),
    ("文｜列夫·托尔斯泰", ["列夫·托尔斯泰"], None),
    ("【記者王小明／台北報導】", ["王小明"], None),
    ("文・山田太郎", ["山田太郎"], None),
    ("山田太郎記者", ["山田太郎"], None),
    ("홍길동 기자 hong@example.com", ["홍길동"], None),
    ("김철수·이영희 기자", ["김철수", "이영희"], None),
    ("홍길동 기자 외 2명", ["홍길동"], None),
]

NO_BYLINES = [
    "ABBY says hello",
    "By nightfall the crowd had gone.",
    "By the numbers",
    "By The Numbers",
    "By Popular Demand",
    "By Design",
    "By land and sea",
    "Von der Leyen reist nach Kiew",
    "VON DER LEYEN WARNT PUTIN",
    "Von Anfang an",
    "Par ailleurs",
    "Di Maio attacca",
    "Por Qué Votar",
    "Por otra parte",
    "Door de regen",
    "Af sted",
    "Na Nový Rok",
    "De Nieuwe Wereld",
    "От утра до утра",
    "记者会今天召开",
    "记者从市政府获悉",
    "记者手记",
    "記者会見",
    "정치부 기자",
    "기자회견",
    "Text messages from the mayor",
    "Editor killed in Mexico, police say",
    "Agencies Are Invited to Collaborate",
    "Press freedom under attack",
    "Reporter Jane Doe dies",
    "Reuters",
    "REUTERS/Jane Doe",
    "— Jane Doe (@janedoe) June 5, 2019",
    "Contact: jane@example.org for details of the event",
    "",
    "  ",
]


def parts(text: str, *, lenient: bool = False) -> tuple[list[str], str | None]:
    found = match(text, lenient=lenient)
    assert found is not None
    byline = as_byline(text, found)
    return list(byline.authors), byline.agency


@pytest.mark.parametrize(("text", "authors", "agency"), FORMULAS)
def test_a_formula_gives_its_authors_and_agency(text: str, authors: list[str], agency: str | None) -> None:
    assert parts(text) == (authors, agency)


@pytest.mark.parametrize("text", NO_BYLINES)
def test_a_line_that_only_looks_like_a_byline_is_not_matched(text: str) -> None:
    assert match(text) is None


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Ana Ruiz", ["Ana Ruiz"]),
        ("Max von der Heide", ["Max von der Heide"]),
        ("Ana Ruiz | Li Wei", ["Ana Ruiz", "Li Wei"]),
        (
            "Ana Ruiz, Li Wei, Max Muster, Jane Doe and John Roe",
            ["Ana Ruiz", "Li Wei", "Max Muster", "Jane Doe", "John Roe"],
        ),
        ("Ana Ruiz in Berlin", ["Ana Ruiz"]),
        ("By Madonna", ["Madonna"]),
        ("dpa/Max Muster", ["Max Muster"]),
        ("De Ion Popescu", ["Ion Popescu"]),
        ("山田 太郎", ["山田 太郎"]),
        ("王小明", ["王小明"]),
    ],
)
def test_a_bare_name_needs_a_lenient_match(text: str, authors: list[str]) -> None:
    assert match(text) is None
    assert parts(text, lenient=True)[0] == authors


@pytest.mark.parametrize(
    "text", ["The mayor resigns", "Mayor resigns after vote", "Why it matters now", "12 March 2020"]
)
def test_a_lenient_match_does_not_take_sentences(text: str) -> None:
    assert match(text, lenient=True) is None


def test_parts_are_code_points_of_the_whole_text() -> None:
    text = "Bridge opens\nBy Ana Ruiz, Reuters\nThe bridge …"
    found = match(text, 13, 33)
    assert found is not None
    assert [text[a:b] for a, b in found.authors] == ["Ana Ruiz"]
    assert found.agency is not None
    assert text[slice(*found.agency)] == "Reuters"
    assert as_byline(text, found, 13, 33).text == "By Ana Ruiz, Reuters"


def test_an_opener_scores_more_than_a_title_and_a_title_more_than_a_bare_name() -> None:
    scores = [match(text, lenient=True) for text in ("By Ana Ruiz", "Ana Ruiz, Staff Writer", "Ana Ruiz")]
    assert [found.score for found in scores if found] == sorted([1.0, 0.9, 0.4], reverse=True)


def test_a_long_line_is_not_read() -> None:
    assert match("By " + "Ana Ruiz, " * 100_000) is None


@pytest.fixture(scope="module")
def gold() -> list[tuple[str, str]]:
    """The type and text of every gold block of the sets that have bylines."""
    paths = [
        DEV / f"{name}.jsonl" for name in ("newsroom-plain", "fundus-plain", "fundus-dump", "reuters-wire")
    ]
    if not all(path.exists() for path in paths):
        pytest.skip("needs ../shared/eval")
    items = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    return [(block["type"], block["text"]) for item in items for block in item["gold"]["blocks"]]


def test_real_bylines_are_matched(gold: list[tuple[str, str]]) -> None:
    bylines = [text for kind, text in gold if kind == "byline"]
    assert sum(match(text) is not None for text in bylines) >= 0.85 * len(bylines)
    assert sum(match(text, lenient=True) is not None for text in bylines) >= 0.97 * len(bylines)


def test_real_headlines_and_paragraphs_are_not_bylines(gold: list[tuple[str, str]]) -> None:
    wrong = Counter(kind for kind, text in gold if match(text) is not None)
    assert [wrong[kind] for kind in ("title", "subhead", "summary", "paragraph", "end_marker")] == [0] * 5
