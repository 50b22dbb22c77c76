"""How a case of a rule becomes a text, parsed or given, and what its findings are compared with."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from newsparse.checks import run, table
from newsparse.checks.context.file import FileContext
from newsparse.checks.context.folder import Folder, FolderNote
from newsparse.checks.finding import DROP_BOM
from newsparse.checks.fixes.edits import apply, compatible
from newsparse.checks.problem import Problem
from newsparse.checks.settings import House, LengthLimits, Settings
from newsparse.label.describe import describe
from newsparse.label.labeller import Labelled
from newsparse.model.role import Role
from newsparse.pipeline.tree import Share, Tree, grow
from newsparse.text.blocks import Block
from newsparse.text.lines import split
from newsparse.text.source import Source, decode

FOLDER = Path(__file__).parent
TITLE = "A headline for the case"
_IN_DOUBT = "?"  # after a role of which the labeller is not sure
_LEAD = "lead"  # a paragraph that may open with a dateline; the only kind of line in which one is looked for


@dataclass(frozen=True, kw_only=True)
class Case:
    """One case of a rule's file; docs/adding-a-rule.md says what each key means."""

    code: str
    says: str
    finds: list[str]
    body: str | None = None
    article: str | None = None
    text: str | None = None
    data: str | None = None
    files: dict[str, str] = field(default_factory=dict)
    language: str | None = None
    at: list[str] | None = None
    fixed: str | None = None
    fixed_data: str | None = None
    house: dict[str, Any] = field(default_factory=dict)
    limits: dict[str, Any] = field(default_factory=dict)
    as_of: str | None = None

    @property
    def settings(self) -> Settings:
        """The settings with which only the case's own rule runs."""
        house = msgspec.convert({key.replace("-", "_"): value for key, value in self.house.items()}, House)
        limits = LengthLimits(**{key.replace("-", "_"): value for key, value in self.limits.items()})
        return Settings((self.code,), house=house, limits=limits, as_of=self.as_of)


def cases() -> list[Case]:
    """Every case of every rule's file, in order."""
    found = []
    for path in sorted(FOLDER.glob("NP*.toml")):
        for entry in tomllib.loads(path.read_text("utf-8"))["case"]:
            fields = {key.replace("-", "_"): value for key, value in entry.items()}
            found.append(Case(code=path.stem, **fields))
    return found


def source_of(case: Case, text: str | None = None) -> Source:
    """The source of a case, or of the text that its fix has left."""
    if text is not None:
        return Source(text)
    if case.data is not None:
        return decode(bytes.fromhex(case.data))
    if case.body is not None:
        return Source(f"{TITLE}\n{case.body}\n")
    if case.article is not None:
        return Source("".join(f"{content}\n" for _, content in _labelled(case.article)))
    return Source(case.text or "")


def findings(case: Case, source: Source) -> list[Problem]:
    """What the rule finds in the source of a case."""
    file = FileContext(source, case.settings)
    return run.examine(file, _articles(case, source)).problems


def in_files(case: Case) -> list[tuple[str, str]]:
    """What a folder rule finds in the files of a case, as path and message."""
    module = next(module for module in table.FOLDER_MODULES if module.RULE.code == case.code)
    notes = []
    for path, text in case.files.items():
        source = Source("".join(f"{content}\n" for _, content in _labelled(text)), path)
        tree = _tree(source, [role for role, _ in _labelled(text)], case.language or "en")
        checked = run.examine(FileContext(source, case.settings), [(tree, ())])
        notes += [FolderNote(path, article, value) for _, article, value in checked.notes]
    return [(path, finding.message) for path, finding in module.check(Folder({case.code: notes}))]


def fixed(source: Source, problems: list[Problem]) -> Source:
    """The source after the fixes of these problems, safe or not."""
    edits = compatible(problem.edits for problem in problems)
    bom = b"" if DROP_BOM in edits else source.bom
    return Source(apply(source.text, edits), None, source.encoding, None, bom, source.errors)


def _articles(case: Case, source: Source) -> list[run.Parsed]:
    """The articles of a case: parsed, or with the roles that it gives."""
    if case.body is not None:
        roles = [Role.TITLE.value, *[_LEAD] * len(case.body.splitlines())]
    elif case.article is not None:
        roles = [role for role, _ in _labelled(case.article)]
    else:
        return run.read(source, case.settings)
    return [(_tree(source, roles, case.language or "en"), ())]


def _labelled(article: str) -> list[tuple[str, str]]:
    """The lines of `role: text`."""
    pairs = (line.partition(": ") for line in article.strip("\n").split("\n"))
    return [(role, content) for role, _, content in pairs]


def _tree(source: Source, roles: list[str], language: str) -> Tree:
    lines = split(source.text)
    assert len(lines) == len(roles), "a fix must not add or take away lines where the case gives the roles"
    blocks = [
        Block(line.start, line.end, source.text[line.start : line.end], n) for n, line in enumerate(lines)
    ]
    given = [Role.PARAGRAPH if role == _LEAD else Role(role.removesuffix(_IN_DOUBT)) for role in roles]
    leads = [0.0 if role.endswith(_IN_DOUBT) else None for role in roles]
    labelled = list(map(Labelled, describe(blocks), given, leads))
    return grow(source, labelled, Share(0, len(source.text)), lines=lines, language=language)
