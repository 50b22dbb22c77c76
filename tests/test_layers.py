"""Modules import downwards only: their imports are read and compared with the floors."""

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "newsparse"
LAYOUT_PAGE = ROOT / "docs" / "layout-of-the-code.md"

# From the ground up: a folder imports from its own floor only within itself, and from every floor under it.
FLOORS = (
    ("base",),
    ("model",),
    ("text", "files", "byline", "words"),
    ("dates",),
    ("dateline",),
    ("label", "formats"),
    ("pipeline",),
    ("checks",),
    ("api.py",),
    ("batch",),
    ("lsp",),
    ("cli",),
    ("__init__.py", "__main__.py"),
)
# The floors within large folders; `*.py` stands for all loose files that are not listed themselves.
ROOMS = {
    "batch": (
        ("convert",),
        ("state",),
        ("inputs",),
        ("request.py",),
        ("outputs", "report"),
        ("arrow.py",),
        ("engines",),
        ("*.py",),
    ),
    "cli": (("*.py",), ("show",), ("parse", "check", "batch"), ("shell",), ("run.py",), ("__init__.py",)),
}
MOST_FOLDERS, MOST_FILES = 15, 4  # directly under the package; data/ holds no code
SHORTEST = 15  # lines of a module
# Third-party packages, each with the only modules that may import it, at the top or inside a function.
RESERVED = {
    "rich": ("cli/show/terminal.py", "cli/batch/bar.py"),
    "click": ("cli/", "__main__.py"),
    "chardet": ("text/detection.py",),
    "lsprotocol": ("lsp/",),
    "pygls": ("lsp/",),
    "yaml": ("formats/",),
    "msgspec": ("formats/schema.py", "model/validated.py", "checks/config/", "batch/inputs/"),
}
# Heavy modules, which a plain parse does not need: never imported at the top of a module.
LAZY = frozenset(
    {
        "rich",
        "yaml",
        "chardet",
        "msgspec",
        "importlib.metadata",
        "concurrent",
        "multiprocessing",
        "pathlib",
        "tomllib",
    }
    | {"datetime", "subprocess", "asyncio", "markdown_it", "lxml", "ftfy", "pathspec"}
)
MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)

MODULES = sorted(PACKAGE.rglob("*.py"))
FOLDERS = sorted(path.parent for path in MODULES if path.name == "__init__.py")
HEIGHT = {name: height for height, names in enumerate(FLOORS) for name in names}


def relative(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def room(path: Path) -> str:
    """The name of a module in FLOORS: its top-level folder, or its own name if it is directly in the package."""
    return relative(path).partition("/")[0]


def dotted(path: Path) -> str:
    """The name under which a module is imported."""
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


NAMED = {dotted(path): path for path in MODULES}


def imported(tree: ast.AST) -> list[tuple[str, int]]:
    """The dotted names that a module imports, with their lines."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"line {node.lineno}: relative imports hide the floor"
            names = [(f"{node.module}.{alias.name}", node.lineno) for alias in node.names]
            found += [(name if name in NAMED else str(node.module), line) for name, line in names]
    return found


def own_imports(path: Path) -> list[tuple[Path, int]]:
    """The modules of the package that a module imports, at the top or inside functions, with the lines."""
    return [(NAMED[name], line) for name, line in imported(parsed(path)) if name in NAMED]


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def question(folder: Path) -> str:
    """The first line of a folder's docstring."""
    return (ast.get_docstring(parsed(folder / "__init__.py")) or "").partition("\n")[0]


def test_every_module_has_a_floor() -> None:
    assert {room(path) for path in MODULES} == set(HEIGHT)


def test_the_top_of_the_package_is_small() -> None:
    folders = [path for path in FOLDERS if path.parent == PACKAGE]
    files = [path for path in PACKAGE.iterdir() if path.is_file()]
    assert (len(folders) <= MOST_FOLDERS, len(files) <= MOST_FILES) == (True, True)


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_module_imports_downwards_only(path: Path) -> None:
    own = room(path)
    upward = [
        f"{relative(path)}:{line} imports {dotted(other)}"
        for other, line in own_imports(path)
        if room(other) != own and HEIGHT[room(other)] >= HEIGHT[own]
    ]
    assert upward == []


def is_downward(folder: str, path: Path, other: Path) -> bool:
    """Whether ROOMS allows this import within a large folder; loose files of one floor may import each other."""
    floors = {name: height for height, names in enumerate(ROOMS[folder]) for name in names}
    own, others = (one.relative_to(PACKAGE / folder).parts[0] for one in (path, other))
    height, below = (floors.get(name, floors["*.py"]) for name in (own, others))
    are_loose = own.endswith(".py") and others.endswith(".py")
    return own == others or below < height or (below == height and are_loose)


@pytest.mark.parametrize("folder", ROOMS)
def test_the_rooms_of_a_large_folder_import_downwards_only(folder: str) -> None:
    upward = [
        f"{relative(path)}:{line} imports {dotted(other)}"
        for path in MODULES
        if room(path) == folder
        for other, line in own_imports(path)
        if room(other) == folder and not is_downward(folder, path, other)
    ]
    assert upward == []


@pytest.mark.parametrize("folder", ROOMS)
def test_every_room_of_a_large_folder_has_its_floor(folder: str) -> None:
    named = {name for names in ROOMS[folder] for name in names if name != "*.py"}
    subfolders = {path.name for path in FOLDERS if path.parent == PACKAGE / folder}
    assert subfolders <= named
    assert all((PACKAGE / folder / name).exists() for name in named)


def test_there_are_no_circular_imports() -> None:
    left = {path: {other for other, _ in own_imports(path)} - {path} for path in MODULES}
    while free := {path for path, others in left.items() if not others & set(left)}:
        left = {path: others for path, others in left.items() if path not in free}
    assert sorted(map(relative, left)) == []


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.name not in ("__init__.py", "__main__.py")], ids=relative
)
def test_a_module_is_long_enough_to_be_worth_a_file(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") >= SHORTEST


@pytest.mark.parametrize("folder", [path for path in FOLDERS if path != PACKAGE], ids=relative)
def test_a_folder_asks_one_question_and_the_page_on_the_layout_repeats_it(folder: Path) -> None:
    asked = question(folder)
    assert asked.endswith("?")
    assert f"| `{relative(folder)}/` | {asked} |" in LAYOUT_PAGE.read_text("utf-8").splitlines()


def test_the_page_on_the_layout_names_only_existing_folders() -> None:
    named = re.findall(r"^\| `([a-z_/]+)/` \| .*\?", LAYOUT_PAGE.read_text("utf-8"), re.MULTILINE)
    assert [name for name in named if not (PACKAGE / name / "__init__.py").exists()] == []


def test_the_page_on_the_layout_shows_the_floors() -> None:
    shown = [" · ".join(name.removesuffix(".py") for name in names) for names in reversed(FLOORS)]
    lines = [line.strip() for line in LAYOUT_PAGE.read_text("utf-8").splitlines()]
    first = lines.index(shown[0])
    assert lines[first : first + len(shown)] == shown


@pytest.mark.parametrize("library", sorted(RESERVED))
def test_a_library_is_imported_only_by_the_modules_allowed_to(library: str) -> None:
    elsewhere = [
        f"{relative(path)}:{line}"
        for path in MODULES
        if not relative(path).startswith(RESERVED[library])
        for name, line in imported(parsed(path))
        if name.split(".")[0] == library
    ]
    assert elsewhere == []


@pytest.mark.parametrize(
    "path", [path for path in MODULES if room(path) not in ("cli", "batch", "lsp")], ids=relative
)
def test_heavy_modules_are_not_imported_at_the_top(path: Path) -> None:
    top = ast.Module(
        [node for node in parsed(path).body if isinstance(node, ast.Import | ast.ImportFrom)], []
    )
    assert [name for name, _ in imported(top) if {name, name.split(".")[0]} & LAZY] == []


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_modules_have_no_mutable_state(path: Path) -> None:
    """No `global`, and no list, dictionary or set at module level except constants that are never written to."""
    tree = parsed(path)
    globals_ = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Global)]
    held = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, MUTABLE)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    lower = sorted(name for name in held if name != name.upper() and name != "__all__")
    assert (globals_, lower, sorted(held & _written(tree))) == ([], [], [])


def _written(tree: ast.Module) -> set[str]:
    """The names that functions of the module modify, by subscript or by a mutating method."""
    changing = {
        "append",
        "add",
        "update",
        "extend",
        "setdefault",
        "pop",
        "clear",
        "insert",
        "remove",
        "discard",
    }
    found = set()
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        for node in ast.walk(function):
            store = isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del)
            method = isinstance(node, ast.Attribute) and node.attr in changing
            if (store or method) and isinstance(node.value, ast.Name):  # type: ignore[attr-defined]
                found.add(node.value.id)  # type: ignore[attr-defined]
    return found
