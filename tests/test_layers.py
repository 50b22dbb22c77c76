"""Modules import downwards only; this reads their imports and compares them with the layers of the design."""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "newsparse"

# From the ground up: a module may import from its own layer and from those above it in this table.
# A name stands for a module or for a whole package.
LAYERS = (
    ("words", "__version__ role span errors article options shapes"),
    ("tables", "tables regex harmless columns"),
    ("text", "foreign source lines unwrap blocks"),
    ("phrases", "phrases endings language dates date_tokens date_values clock_times timestamp_words"),
    ("parts", "dateline byline published timestamp_line several"),
    ("labels", "label"),
    ("tree", "tree"),
    ("view", "view"),
    ("pipeline", "pipeline"),
    ("formats, checks", "formats checks schema"),
    ("disk", "checks/disk"),
    ("reporters", "reporters"),
    ("api", "api __init__"),
    ("batch", "batch arrow config plugins"),
    ("cli", "cli __main__"),
)
# Packages of the same layer that must not know of each other.
STRANGERS = (("formats", "checks"),)
# Only these may import it, wherever in the module they do so.
RESERVED = {
    "rich": ("cli/terminal.py", "cli/progress_bar.py"),
    "click": ("cli/", "__main__.py"),
    "chardet": ("source.py",),
    "yaml": ("formats/", "config"),
    "msgspec": ("formats/", "schema", "config", "batch/inputs/"),
}
# Heavy modules, which nothing imports at its top: a plain parse does without them.
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
HEIGHT = {name: height for height, (_, names) in enumerate(LAYERS) for name in names.split()}


def relative(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def layer_name(path: Path) -> str:
    """What LAYERS calls a module: its package, or its own name; a package inside another may have its own."""
    first, _, rest = relative(path).partition("/")
    return _own_layer(first, rest.split("/")[0]) or first.removesuffix(".py")


def _own_layer(package: str, inner: str) -> str | None:
    name = f"{package}/{inner}"
    return name if name in HEIGHT else None


def imported(tree: ast.AST) -> list[tuple[str, int]]:
    """The dotted names that a module imports, with their lines."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"line {node.lineno}: relative imports hide the layer"
            own = node.module == "newsparse"
            found += [(f"newsparse.{a.name}" if own else str(node.module), node.lineno) for a in node.names]
    return found


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def test_every_module_has_a_layer() -> None:
    assert {layer_name(path) for path in MODULES} <= set(HEIGHT)


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_module_imports_downwards_only(path: Path) -> None:
    own = layer_name(path)
    upward = []
    for name, line in imported(parsed(path)):
        parts = name.split(".")
        if parts[0] != "newsparse":
            continue
        wanted = _own_layer(*parts[1:3]) if len(parts) > 2 else None
        wanted = wanted or (parts[1] if len(parts) > 1 else "__init__")
        if HEIGHT.get(wanted, 0) > HEIGHT.get(own, 0):
            upward.append(f"{relative(path)}:{line} imports {name}")
    assert upward == []


@pytest.mark.parametrize(("one", "other"), [*STRANGERS, *((b, a) for a, b in STRANGERS)])
def test_strangers_do_not_import_each_other(one: str, other: str) -> None:
    met = [
        f"{relative(path)}:{line}"
        for path in MODULES
        if layer_name(path).split("/")[0] == one
        for name, line in imported(parsed(path))
        if name.split(".")[1:2] == [other]
    ]
    assert met == []


@pytest.mark.parametrize("library", sorted(RESERVED))
def test_a_library_is_imported_in_its_own_place_only(library: str) -> None:
    elsewhere = [
        f"{relative(path)}:{line}"
        for path in MODULES
        if not relative(path).startswith(RESERVED[library])
        for name, line in imported(parsed(path))
        if name.split(".")[0] == library
    ]
    assert elsewhere == []


@pytest.mark.parametrize(
    "path", [path for path in MODULES if layer_name(path) not in ("cli", "batch")], ids=relative
)
def test_heavy_modules_are_imported_where_they_are_used(path: Path) -> None:
    top = ast.Module(
        [node for node in parsed(path).body if isinstance(node, ast.Import | ast.ImportFrom)], []
    )
    assert [name for name, _ in imported(top) if {name, name.split(".")[0]} & LAZY] == []


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_no_module_holds_state_that_could_change(path: Path) -> None:
    """No `global`, and no list, dictionary or set at module level but a constant that is never written to."""
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
    """The names that functions of the module store into by subscript or call a changing method of."""
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
