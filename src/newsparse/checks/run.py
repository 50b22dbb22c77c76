"""One text and all the chosen rules: what they find, and what they note for the folder."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from newsparse.checks import directives, local, table
from newsparse.checks.context.context import Context, FileContext
from newsparse.checks.context.paragraphs import Paragraphs
from newsparse.checks.directives import Directive
from newsparse.checks.finding import Edit, Finding
from newsparse.checks.problem import Problem, order
from newsparse.checks.rule import Fix, Rule, Scope
from newsparse.checks.rules import np901_unused_suppression, np902_unknown_rule_in_suppression
from newsparse.checks.rules.np901_unused_suppression import Suppression
from newsparse.checks.rules.np902_unknown_rule_in_suppression import Named
from newsparse.checks.settings import Settings
from newsparse.checks.text.fold import fold
from newsparse.label.labeller import Reasons
from newsparse.pipeline import run as pipeline
from newsparse.pipeline.tree import Tree
from newsparse.text.source import Source

_MARGIN = 40  # code points on each side of an edit: more than a word and the signs around it


Parsed = tuple[Tree, Sequence[Reasons]]


@dataclass(slots=True)
class Checked:
    """What came of one text: its problems in order, and notes for folder rules as (code, article, value)."""

    problems: list[Problem] = field(default_factory=list)
    notes: list[tuple[str, int, Any]] = field(default_factory=list)


def check(source: Source, settings: Settings) -> Checked:
    """Everything that the rules in `settings` find in a source."""
    lines = directives.find(source.text) if settings.directives else []
    file = FileContext(source, settings)
    return examine(file, read(directives.without(source, lines), settings), lines)


def read(source: Source, settings: Settings) -> list[Parsed]:
    """The articles in a source, with the labeller's reasons if a rule in `settings` weighs them."""
    if any(module.RULE.weighs for module in table.chosen(settings.rules, Scope.ARTICLE)):
        return list(pipeline.explained(source, features=False))
    return [(tree, ()) for tree in pipeline.trees(source)]


def examine(file: FileContext, articles: Iterable[Parsed], lines: Sequence[Directive] = ()) -> Checked:
    """The same for a file whose articles are parsed; `lines` are the directives that stand in it."""
    found = list(_of_file(file))
    checked = Checked()
    contexts = [Context(file, tree, reasons) for tree, reasons in articles]
    for context in contexts:
        found += _of_article(context)
        checked.notes += _notes(context)
    found = [(rule, finding) for rule, finding in found if not _is_allowed(rule, finding, file)]
    found += _silenced(found, lines, file.settings)
    paragraphs = Paragraphs(file, contexts)
    checked.problems = sorted(
        (_problem(rule, finding, paragraphs, file, contexts) for rule, finding in found), key=order
    )
    return checked


def about(rule: Rule, finding: Finding, file: FileContext) -> Problem:
    """The problem that a finding is which no article has a part in: of a folder rule, of the run itself."""
    return _problem(rule, finding, Paragraphs(file, ()), file, ())


Found = tuple[Rule, Finding]


def _of_file(file: FileContext) -> Iterator[Found]:
    for module in table.chosen(file.settings.rules, Scope.FILE):
        for finding in module.check(file):
            yield module.RULE, finding


def _of_article(context: Context) -> Iterator[Found]:
    for module in table.chosen(context.settings.rules, Scope.ARTICLE):
        if module.RULE.speaks(context.language):
            for finding in module.check(context):
                yield module.RULE, finding
    for rule in context.settings.local:
        for finding in local.check(rule, context):
            yield local.declared(rule), finding


def _notes(context: Context) -> Iterator[tuple[str, int, Any]]:
    for module in table.noting(context.settings.rules):
        if module.RULE.speaks(context.language):
            value = module.note(context)
            if value is not None:
                yield module.RULE.code, context.tree.share.article, value


def _is_allowed(rule: Rule, finding: Finding, file: FileContext) -> bool:
    """Whether a finding stands inside one of the texts that its rule is to leave alone."""
    for allowed in file.settings.allow.get(rule.code, ()):
        at = file.text.find(allowed, max(0, finding.end - len(allowed)))
        if 0 <= at <= finding.start and allowed:
            return True
    return False


def _silenced(found: list[Found], lines: Sequence[Directive], settings: Settings) -> list[Found]:
    """Take what the file's directives silence out of `found`; return findings about the directives."""
    if not lines:
        return []
    kept = []
    for rule, finding in found:
        silencing = list(directives.silencing(lines, rule.code, rule.name))
        for directive in silencing:
            directive.used = True
        if not silencing:
            kept.append((rule, finding))
    found[:] = kept
    return [(rule, finding) for rule, finding in suppressions(lines, settings) if rule.code in settings.rules]


def suppressions(lines: Sequence[Suppression], settings: Settings) -> Iterator[Found]:
    """What there is to say about suppressions; one whose rules did not all run may well be needed."""
    own = {name for rule in settings.local for name in (rule.code, rule.name)}
    known = table.known() | own
    ran = {name for rule in table.RULES if rule.code in settings.rules for name in (rule.code, rule.name)}
    judged = [line for line in lines if line.used or frozenset() < {*line.rules} & known <= ran | own]
    for finding in np901_unused_suppression.check(judged):
        yield np901_unused_suppression.RULE, finding
    for finding in np902_unknown_rule_in_suppression.check(Named(lines, known)):
        yield np902_unknown_rule_in_suppression.RULE, finding


def _problem(
    rule: Rule, finding: Finding, paragraphs: Paragraphs, file: FileContext, contexts: Sequence[Context]
) -> Problem:
    settings = file.settings
    lines, text = file.lines, file.text
    line, end_line = file.line(finding.start), file.line(finding.end)
    column = finding.start - (lines[line - 1].start if lines else 0) + 1
    end_column = finding.end - (lines[end_line - 1].start if lines else 0) + 1
    edits = finding.edits if _keeps_quotations(finding.edits, rule, contexts) else ()
    safe = finding.safe if finding.safe is not None else rule.fix is Fix.SAFE
    key = finding.key if finding.key is not None else text[finding.start : finding.end]
    return Problem(
        rule.code,
        rule.name,
        settings.severity.get(rule.code, rule.severity),
        finding.message,
        finding.start,
        finding.end,
        line,
        column,
        end_line,
        end_column,
        safe if edits else None,
        edits,
        fold(key),
        paragraphs.digest(finding.start),
    )


def _keeps_quotations(edits: Sequence[Edit], rule: Rule, contexts: Sequence[Context]) -> bool:
    """Whether no edit changes more than the typography inside quotation marks: quoted words are sacred."""
    return all(
        _keeps(edit, rule, context)
        for edit in edits
        if edit.start >= 0
        for context in _at(contexts, edit.start)
    )


def _at(contexts: Sequence[Context], offset: int) -> Sequence[Context]:
    """The articles that hold an offset: one, or two where they meet."""
    first = bisect_left(contexts, offset, key=_end)
    return contexts[first : first + 2]


def _end(context: Context) -> int:
    return context.end


def _keeps(edit: Edit, rule: Rule, context: Context) -> bool:
    if not context.start <= edit.start <= context.end or not context.is_quoted(edit.start, edit.end):
        return True
    own = rule.fold or str
    text = context.text
    start, end = max(context.start, edit.start - _MARGIN), min(context.end, edit.end + _MARGIN)
    after = text[start : edit.start] + edit.text + text[edit.end : end]
    return fold(own(text[start:end])) == fold(own(after))
