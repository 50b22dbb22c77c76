"""A check of one text: what the chosen rules find in it, and what they note for the folder rules."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from newsparse.base.records import dataclass, field
from newsparse.checks import directives, local, table
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.file import FileContext
from newsparse.checks.context.paragraphs import Paragraphs
from newsparse.checks.directives import Directive
from newsparse.checks.finding import Edit, Finding
from newsparse.checks.problem import Problem, order
from newsparse.checks.rule import Fix, Rule, RuleModule, Scope
from newsparse.checks.rules import np901_unused_suppression, np902_unknown_rule_in_suppression
from newsparse.checks.rules.np901_unused_suppression import Suppression
from newsparse.checks.rules.np902_unknown_rule_in_suppression import Named
from newsparse.checks.settings import Settings
from newsparse.checks.text.fold import fold
from newsparse.formats.own import refuse_own
from newsparse.label.labeller import Reasons
from newsparse.model.errors import clipped
from newsparse.pipeline import run as pipeline
from newsparse.pipeline.left_out import DOUBT
from newsparse.pipeline.tree import Tree
from newsparse.text.source import Source

_MARGIN = 40  # code points on each side of an edit: more than a word with its punctuation

# An article and the labeller's reasons, which are empty unless a rule weighs them.
Parsed = tuple[Tree, Sequence[Reasons]]


@dataclass(slots=True)
class Checked:
    """The result for one text: its problems in order, and notes for folder rules as (code, article, value)."""

    problems: list[Problem] = field(default_factory=list)
    notes: list[tuple[str, int, Any]] = field(default_factory=list)


def check(source: Source, settings: Settings) -> Checked:
    """Run the rules in `settings` on a source."""
    return parsed_and_checked(source, settings)[1]


def parsed_and_checked(source: Source, settings: Settings) -> tuple[list[Parsed], Checked]:
    """The articles in a source as `read` gives them, and what `check` finds."""
    lines = directives.find(source.text) if settings.directives else []
    articles = read(directives.without(source, lines), settings)
    return articles, examine(FileContext(source, settings), articles, lines)


def refuse_document(source: Source) -> None:
    """Raise InputError for one of newsparse's own documents: the rules are about the text that it was made from."""
    refuse_own(source, "check the text that it was parsed from")


def read(source: Source, settings: Settings) -> list[Parsed]:
    """The articles in a source, with the labeller's reasons if a rule in `settings` weighs them."""
    if any(module.RULE.weighs for module in table.chosen(settings.rules, Scope.ARTICLE)):
        return list(pipeline.explained(source, settings.parsing, features=False, up_to=DOUBT))
    return [(tree, ()) for tree in pipeline.trees(source, settings.parsing)]


def examine(file: FileContext, articles: Iterable[Parsed], lines: Sequence[Directive] = ()) -> Checked:
    """Run the rules on a file whose articles have been parsed; `lines` are the directives in it."""
    found = list(_of_file(file))
    checked = Checked()
    contexts = [ArticleContext(file, tree, reasons) for tree, reasons in articles]
    for context in contexts:
        found += _of_article(context)
        checked.notes += _notes(context)
    found = [(rule, finding) for rule, finding in found if not _is_allowed(rule, finding, file)]
    found += _suppress(found, lines, file.settings)
    paragraphs = Paragraphs(file, contexts)
    checked.problems = sorted((_problem(rule, finding, paragraphs) for rule, finding in found), key=order)
    return checked


def problem_of(rule: Rule, finding: Finding, file: FileContext) -> Problem:
    """The problem for a finding outside the articles: one of a folder rule or about the run itself."""
    return _problem(rule, finding, Paragraphs(file, ()))


RuleFinding = tuple[Rule, Finding]


def _of_file(file: FileContext) -> Iterator[RuleFinding]:
    for module in table.chosen(file.settings.rules, Scope.FILE):
        for finding in module.check(file):
            yield module.RULE, finding


def _of_article(context: ArticleContext) -> Iterator[RuleFinding]:
    for module in _applied(context.settings.rules, context.language):
        for finding in module.check(context):
            yield module.RULE, finding
    for rule in context.settings.local:
        for finding in local.check(rule, context):
            yield local.declared(rule), finding


@lru_cache(maxsize=64)
def _applied(codes: Sequence[str], language: str | None) -> tuple[RuleModule, ...]:
    """The rules with these codes that are about single articles in this language."""
    chosen = table.chosen(codes, Scope.ARTICLE)
    return tuple(module for module in chosen if module.RULE.applies_to(language))


def _notes(context: ArticleContext) -> Iterator[tuple[str, int, Any]]:
    for module in table.noting(context.settings.rules):
        if module.RULE.applies_to(context.language):
            value = module.note(context)
            if value is not None:
                yield module.RULE.code, context.tree.share.article, value


def _is_allowed(rule: Rule, finding: Finding, file: FileContext) -> bool:
    """Whether a finding is inside one of the texts that its rule is configured to leave alone."""
    for allowed in file.settings.allow.get(rule.code, ()):
        at = file.text.find(allowed, max(0, finding.end - len(allowed)), finding.start + len(allowed))
        if at >= 0 and allowed:
            return True
    return False


def _suppress(found: list[RuleFinding], lines: Sequence[Directive], settings: Settings) -> list[RuleFinding]:
    """Remove from `found` what the file's directives suppress; return findings about the directives."""
    if not lines:
        return []
    silenced = {
        code: _is_silenced(rule, lines) for code, rule in {rule.code: rule for rule, _ in found}.items()
    }
    found[:] = [(rule, finding) for rule, finding in found if not silenced[rule.code]]
    return [(rule, finding) for rule, finding in suppressions(lines, settings) if rule.code in settings.rules]


def _is_silenced(rule: Rule, lines: Sequence[Directive]) -> bool:
    """Whether directives suppress a rule that found something; all those that do have been of use."""
    matching = list(directives.suppressing(lines, rule.code, rule.name))
    for directive in matching:
        directive.used = True
    return bool(matching)


def suppressions(lines: Sequence[Suppression], settings: Settings) -> Iterator[RuleFinding]:
    """Findings about suppressions; one whose rules did not all run may still be needed and is not judged."""
    own = {name for rule in settings.local for name in (rule.code, rule.name)}
    known = table.known() | own
    ran = {name for rule in table.RULES if rule.code in settings.rules for name in (rule.code, rule.name)}
    judged = [line for line in lines if line.used or frozenset() < {*line.rules} & known <= ran | own]
    for finding in np901_unused_suppression.check(judged):
        yield np901_unused_suppression.RULE, finding
    for finding in np902_unknown_rule_in_suppression.check(Named(lines, known)):
        yield np902_unknown_rule_in_suppression.RULE, finding


def _problem(rule: Rule, finding: Finding, paragraphs: Paragraphs) -> Problem:
    file = paragraphs.file
    lines, text = file.lines, file.text
    line, end_line = file.line(finding.start), file.line(finding.end)
    edits = finding.edits if _may_be_made(finding.edits, rule, paragraphs) else ()
    safe = finding.safe if finding.safe is not None else rule.fix is Fix.SAFE
    key = finding.key if finding.key is not None else text[finding.start : finding.end]
    return Problem(
        code=rule.code,
        name=rule.name,
        severity=file.settings.severity.get(rule.code, rule.severity),
        message=clipped(finding.message),
        start=finding.start,
        end=finding.end,
        line=line,
        column=finding.start - (lines[line - 1].start if lines else 0) + 1,
        end_line=end_line,
        end_column=finding.end - (lines[end_line - 1].start if lines else 0) + 1,
        safe=safe if edits else None,
        edits=edits,
        key=fold(key),
        paragraph=paragraphs.digest(finding.start),
    )


def _may_be_made(edits: Sequence[Edit], rule: Rule, paragraphs: Paragraphs) -> bool:
    """Whether edits may be offered: never in a text that may have been decoded wrongly."""
    return paragraphs.file.source.doubt is None and _keeps_quotations(edits, rule, paragraphs.contexts)


def _keeps_quotations(edits: Sequence[Edit], rule: Rule, contexts: Sequence[ArticleContext]) -> bool:
    """Whether the edits change nothing but typography inside quotation marks: quoted words must stay."""
    return all(
        _keeps(edit, rule, context)
        for edit in edits
        if edit.start >= 0
        for context in _at(contexts, edit.start)
    )


def _at(contexts: Sequence[ArticleContext], offset: int) -> Sequence[ArticleContext]:
    """The articles that contain an offset: one, or two at the boundary between them."""
    first = bisect_left(contexts, offset, key=_end)
    return contexts[first : first + 2]


def _end(context: ArticleContext) -> int:
    return context.end


def _keeps(edit: Edit, rule: Rule, context: ArticleContext) -> bool:
    if rule.fold is None and _swaps_blanks(edit, context.text):
        return True
    if not context.start <= edit.start <= context.end or not context.is_quoted(edit.start, edit.end):
        return True
    own = rule.fold or str
    text = context.text
    start, end = max(context.start, edit.start - _MARGIN), min(context.end, edit.end + _MARGIN)
    after = text[start : edit.start] + edit.text + text[edit.end : end]
    return fold(own(text[start:end])) == fold(own(after))


def _swaps_blanks(edit: Edit, text: str) -> bool:
    """Whether one blank takes the place of another, as where lines are joined: all are alike when folded."""
    single = edit.end - edit.start == len(edit.text) == 1
    return single and edit.text.isspace() and text[edit.start].isspace()
