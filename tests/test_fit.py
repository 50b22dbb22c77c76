"""The fitting tool fits on anybody's corpora: here on ten invented articles."""

import json
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from dataclasses import fields, replace
from pathlib import Path

import pytest
from tools.fit import __main__ as command
from tools.fit import corpora, digest, folds, scoring
from tools.fit.corpora import CorporaError, Corpus
from tools.fit.lesson import TYPES, Lesson, lesson, lessons
from tools.fit.weights import TRUSTED, deck_middles, fit

from newsparse import parse
from newsparse.label.chain import chain_of
from newsparse.label.describe import describe
from newsparse.label.feature_names import DECK_STEPS
from newsparse.label.labeller import label
from newsparse.label.states import STATES
from newsparse.model.options import Options
from newsparse.model.role import Role
from tests.conftest import EVAL, ROOT

TABLE = ROOT / "tests" / "fit" / "corpora.toml"
SHIPPED = ROOT / "src" / "newsparse" / "data" / "weights.json"
COMPILED = ROOT / "src" / "newsparse" / "data" / "compiled"
ROUNDS = 40


@pytest.fixture(scope="module")
def shown() -> list[Lesson]:
    return folds.lessons(corpora.load(TABLE).fitted)


@pytest.fixture(scope="module")
def weights(shown: list[Lesson]) -> str:
    return folds.dumped(fit(shown, rounds=ROUNDS))


def right(text: str, own: list[Lesson]) -> Counter[tuple[Role, bool]]:
    """The blocks of these lessons, counted by the role they should get and by whether they get it."""
    chain = chain_of(json.loads(text))
    counts: Counter[tuple[Role, bool]] = Counter()
    for one in own:
        found = label(describe(one.blocks), one.language, chain)
        for state, labelled in zip(one.states, found, strict=True):
            wanted = Role(state.rpartition(".")[2])
            counts[wanted, labelled.role is wanted] += 1
    return counts


def run(name: str, *options: str | Path, table: Path = TABLE, store: Path) -> int:
    arguments = (name, "--corpora", table, "--rounds", ROUNDS, "--store", store, *options)
    return command.main([str(argument) for argument in arguments])


def written(folder: Path, row: str, record: object = None) -> Path:
    """A table with one row and, beside it, the file of one record that the row names."""
    (folder / "mine.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    table = folder / "corpora.toml"
    table.write_text(row, "utf-8")
    return table


ROW = '[corpora.mine]\nfile = "mine.jsonl"\nfamily = "mine"\nlayout = "lines"\n'


# ---- from texts to weights


def test_fitted_weights_label_the_articles_that_they_were_fitted_on(weights: str) -> None:
    table = corpora.load(TABLE)
    counts = right(weights, [one for corpus in table.fitted for one in lessons(corpus)])
    assert {role: counts[role, False] for role in (Role.TITLE, Role.SUBHEAD, Role.BYLINE)} == {
        Role.TITLE: 0,
        Role.SUBHEAD: 0,
        Role.BYLINE: 0,
    }
    assert counts[Role.TITLE, True] == 10
    wrong = sum(count for (_, hit), count in counts.items() if not hit)
    assert wrong <= 0.05 * counts.total()


def test_weights_fitted_on_scrambled_states_do_not(shown: list[Lesson]) -> None:
    """The near miss: it is the lessons that teach, not the labeller's own rules."""
    scrambled = [
        Lesson(one.id, one.corpus, one.publisher, one.language, one.raw, one.blocks, one.states[::-1])
        for one in shown
    ]
    counts = right(folds.dumped(fit(scrambled, rounds=ROUNDS)), shown)
    assert counts[Role.TITLE, False] > counts[Role.TITLE, True]


def test_the_same_lessons_give_the_same_weights(shown: list[Lesson], weights: str) -> None:
    assert folds.lessons(corpora.load(TABLE).fitted) == shown
    assert folds.dumped(fit(shown, rounds=ROUNDS)) == weights


def test_articles_are_also_shown_in_other_layouts(shown: list[Lesson]) -> None:
    variants = [one for one in shown if "+" in one.id]
    assert {one.corpus for one in variants} == {"town"}
    assert len(variants) > 5
    assert {state for one in shown for state in one.states} <= set(STATES)


# ---- the commands


def test_train_writes_weights_that_newsparse_reads(tmp_path: Path) -> None:
    output = tmp_path / "weights.json"
    assert run("train", "--output", output, store=tmp_path / "store") == 0
    (record,) = [one for one in corpora.load(TABLE).corpora[1].records() if one["id"] == "rail-strike"]
    article = parse(record["raw"], Options(weights=str(output)))
    assert article.title == record["gold"]["title"]
    assert article.dateline is not None and article.dateline.place == "VASK"


def test_train_on_other_corpora_leaves_the_shipped_weights_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = SHIPPED.read_bytes()
    with pytest.raises(SystemExit):
        run("train", store=tmp_path)
    assert "needs --output" in capsys.readouterr().err
    assert SHIPPED.read_bytes() == before


def test_eval_cross_validates_by_publisher(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("eval", store=tmp_path) == 0
    printed = capsys.readouterr().out
    assert len(list(tmp_path.glob("weights-*.json"))) == folds.FOLDS
    (titles,) = [line.split() for line in printed.splitlines() if line.startswith("title ")]
    assert titles[1] == "10"


@pytest.mark.parametrize("name", ["worst", "transfer"])
def test_the_other_commands_run(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(name, store=tmp_path) == 0
    assert capsys.readouterr().out.strip()


def test_transfer_measures_a_family_by_weights_of_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("transfer", store=tmp_path)
    printed = capsys.readouterr().out
    assert "fitted on wire; measured on town" in printed
    assert "fitted on town; measured on wire" in printed


def test_a_figure_below_its_floor_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[town]\ntitle = 0.9\nlost = 0.1\n", "utf-8")
    assert scoring.compare({"town": {"title": 0.9, "lost": 0.1}}, floors) == 0
    assert scoring.compare({"town": {"title": 0.89, "lost": 0.1}}, floors) == 1
    assert scoring.compare({"town": {"title": 0.9, "lost": 0.11}}, floors) == 1
    assert "town lost is 0.11, must be 0.1" in capsys.readouterr().out


# ---- the table and its records


def test_a_table_can_name_its_folder_and_be_given_another(tmp_path: Path) -> None:
    table = written(tmp_path, 'root = "texts"\n' + ROW)
    assert corpora.load(table).corpora[0].path == tmp_path / "texts" / "mine.jsonl"
    assert corpora.load(table, Path("/srv")).corpora[0].path == Path("/srv/mine.jsonl")


def test_turning_a_corpus_on_is_one_word() -> None:
    content = tomllib.loads(corpora.TABLE.read_text("utf-8"))["corpora"]
    off = {name for name, row in content.items() if not row.get("fit", True)}
    table = corpora.load()
    assert off == {"desk-plain", "desk-wrapped", "field"}
    assert {corpus.name for corpus in table.fitted} == set(content) - off
    on = corpora.Corpora(tuple(replace(corpus, fit=True) for corpus in table.corpora))
    assert {corpus.name for corpus in on.fitted} == {corpus.name for corpus in table.scored} == set(content)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("", "names no corpus"),
        (ROW + "shares = 2\n", "unknown key 'shares'"),
        (ROW.replace('family = "mine"\n', ""), "family missing"),
        (ROW.replace("lines", "columns"), "is not one of lines, blank"),
        (ROW + 'share = "2"\n', "wrong type"),
        (ROW + "share = -1\n", "negative"),
        ("[corpora", "corpora.toml: "),
    ],
)
def test_a_wrong_table_is_one_line_that_says_what(row: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(CorporaError, match=complaint):
        corpora.load(written(tmp_path, row))


@pytest.mark.parametrize(
    ("record", "complaint"),
    [
        ({"id": "a", "raw": "A\n"}, "mine.jsonl:1: the record lacks gold"),
        ({"id": "a", "raw": "A\n", "gold": {"lang": "en"}}, "its gold lacks source, title, blocks"),
        (
            {
                "id": "a",
                "raw": "A\n",
                "gold": {
                    "lang": "en",
                    "source": "",
                    "title": "A",
                    "blocks": [{"type": "headline", "text": "A"}],
                },
            },
            "block type 'headline' is not one of",
        ),
    ],
)
def test_a_wrong_record_names_its_place(
    record: object, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = written(tmp_path, ROW, record)
    assert run("eval", table=table, store=tmp_path) == 2
    assert complaint in capsys.readouterr().err


def test_a_missing_file_of_the_own_table_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = written(tmp_path, ROW.replace("mine.jsonl", "yours.jsonl"))
    assert run("eval", table=table, store=tmp_path) == 2
    assert "yours.jsonl, which does not exist" in capsys.readouterr().err


# ---- from records to lessons


def corpus(*, ragged: bool) -> Corpus:
    return Corpus("mine", Path("mine.jsonl"), "mine", "mixed", ragged=ragged)


PIECES = {
    "id": "pieces",
    "raw": "Site | Ferry sails again\n\nThe ferry sails again, said\n\nthe mayor of the island.\n\nSubscribe now\n",
    "gold": {
        "lang": "en",
        "source": "mine:one",
        "title": "Ferry sails again",
        "blocks": [
            {"type": "title", "text": "Ferry sails again"},
            {"type": "paragraph", "text": "The ferry sails again, said the mayor of the island."},
            {"type": "noise", "text": "Subscribe now"},
        ],
    },
}


def test_blocks_of_ragged_files_get_the_type_of_the_gold_block_that_they_belong_to() -> None:
    states = lesson(PIECES, corpus(ragged=True)).states
    assert states == ["title", "paragraph", "paragraph", "tail.boilerplate"]


def test_blocks_of_other_files_must_match_whole() -> None:
    assert "title" not in lesson(PIECES, corpus(ragged=False)).states


def test_rows_of_a_table_are_no_paragraphs() -> None:
    text = (
        "Figures of the week\n\nSales fell for the third week, the company said on Monday.\n\nNet 3.5 mln\n"
    )
    first, second, third = text.split("\n\n")
    blocks = [
        {"type": "title", "text": first},
        {"type": "paragraph", "text": second},
        {"type": "paragraph", "text": third.strip(), "role": "table"},
    ]
    gold = {"lang": "en", "source": "mine:one", "title": first, "blocks": blocks}
    found = lesson({"id": "table", "raw": text, "gold": gold}, corpus(ragged=False))
    assert found.states == ["title", "paragraph", "table"]


@pytest.mark.skipif(not EVAL.is_dir(), reason="the evaluation texts (../shared/eval/dev) are not here")
@pytest.mark.parametrize("name", ["desk-plain", "desk-wrapped", "field"])
def test_texts_of_other_kinds_give_lessons(name: str) -> None:
    (own,) = [one for one in corpora.load().corpora if one.name == name]
    records = list(own.records())[::12]
    found = [lesson(record, own) for record in records]
    titled = [one for one in found if "title" in one.states]
    assert {state for one in found for state in one.states} <= set(STATES)
    assert len(titled) >= 0.9 * sum(record["gold"]["title"] is not None for record in records)
    assert sum("paragraph" in one.states for one in found) >= 0.95 * len(found)


# ---- what fitting repeats of the labeller


def test_the_steps_of_the_deck_s_scale_have_their_middles_between_their_limits() -> None:
    middles = deck_middles()
    limits = (float("-inf"), *DECK_STEPS, float("inf"))
    assert len(middles) == len(DECK_STEPS) + 1
    assert all(limits[at] < middle < limits[at + 1] for at, middle in enumerate(middles))


@pytest.mark.parametrize("start", TRUSTED)
def test_features_that_are_trusted_exist(start: str) -> None:
    names = json.loads(SHIPPED.read_text("utf-8"))["features"]
    assert any(name.startswith(start) for name in names)


# ---- fits are reused only when nothing has changed


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the files that decide what is fitted."""
    root = tmp_path_factory.mktemp("checkout")
    for path in digest.sources():
        copy = root / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    return root


# A module or table of each folder that a lesson's features depend on.
DEPENDED_ON = (
    "src/newsparse/base/tables.py",
    "src/newsparse/byline/names.py",
    "src/newsparse/data/compiled/phrases/latin.table",
    "src/newsparse/data/compiled/places.json",
    "src/newsparse/dateline/lexicon.py",
    "src/newsparse/dates/published.py",
    "src/newsparse/label/features.py",
    "src/newsparse/model/role.py",
    "src/newsparse/pipeline/run.py",
    "src/newsparse/text/blocks.py",
    "src/newsparse/words/phrases.py",
    "tools/fit/augment.py",
    "tools/fit/inserts.toml",
)


@pytest.mark.parametrize("name", DEPENDED_ON)
def test_a_changed_or_moved_module_changes_the_digest(name: str, checkout: Path) -> None:
    before = digest.of_code(checkout)
    path = checkout / name
    content = path.read_bytes()
    path.write_bytes(content + b"\n")
    changed = digest.of_code(checkout)
    path.write_bytes(content)
    moved_to = path.with_stem("elsewhere")
    path.rename(moved_to)
    moved = digest.of_code(checkout)
    moved_to.rename(path)
    assert len({before, changed, moved}) == 3
    assert digest.of_code(checkout) == before


def test_every_module_that_labelling_imports_is_in_the_digest() -> None:
    sources = set(digest.sources())
    package = ROOT / "src" / "newsparse"
    assert set(package.rglob("*.py")) <= sources
    assert {path for path in COMPILED.rglob("*") if path.is_file()} <= sources


def test_new_weights_do_not_change_the_digest(checkout: Path) -> None:
    before = digest.of_code(checkout)
    path = checkout / (COMPILED / "weights.table").relative_to(ROOT)
    content = path.read_bytes()
    path.write_bytes(content + b"\n")
    after = digest.of_code(checkout)
    path.write_bytes(content)
    assert after == before


def test_a_fit_is_reused_for_the_same_lessons_only(shown: list[Lesson], tmp_path: Path) -> None:
    settings = folds.Settings(corpora.load(TABLE), rounds=2, store=tmp_path)
    path = folds.stored(shown, settings)
    path.write_text("kept", "utf-8")
    assert folds.stored(shown, settings).read_text("utf-8") == "kept"
    assert folds.stored(shown[1:], settings) != path
    assert folds.stored(shown, folds.Settings(settings.corpora, rounds=3, store=tmp_path)) != path


# ---- the documentation


PAGE = (ROOT / "docs" / "labelling.md").read_text("utf-8")


def fenced(language: str) -> str:
    """The first code block of the page in this language."""
    return PAGE.partition(f"```{language}\n")[2].partition("```")[0]


def test_the_record_and_the_table_of_the_page_can_be_fitted_on(tmp_path: Path) -> None:
    (tmp_path / "town.jsonl").write_text(json.dumps(json.loads(fenced("json"))) + "\n", "utf-8")
    (tmp_path / "wire.jsonl").write_text("", "utf-8")
    table = tmp_path / "corpora.toml"
    table.write_text(fenced("toml"), "utf-8")
    (one, *_) = folds.lessons(corpora.load(table).fitted)
    assert (one.publisher, one.states) == ("harbourpost.example", ["title", "byline", "paragraph"])


def test_the_page_has_every_key_and_every_type() -> None:
    keys = {field.name for field in fields(Corpus)} - {"name", "path"} | {"file", "root", "scorer", "floors"}
    assert [key for key in sorted(keys | TYPES) if f"`{key}`" not in PAGE] == []


def test_the_commands_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("tests", "seeds"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    for line in fenced("sh").splitlines():
        program, *arguments = line.removeprefix(".venv/bin/").split()
        if "tools.fit" in arguments:
            arguments += ["--rounds", "5", "--store", str(tmp_path / "store")]
        path = Path(sys.executable).with_name(program)
        subprocess.run([path, *arguments], cwd=tmp_path, check=True, capture_output=True)
