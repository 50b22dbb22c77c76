"""Rules from the configuration: regular expressions that are searched in spans of one role."""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsparse.base.escaping import visible
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding
from newsparse.checks.rule import Rule
from newsparse.checks.settings import LocalRule
from newsparse.model.role import Role

# The lead is the first paragraph; all other scopes are roles.
LEAD = "lead"
SCOPES = (*(role.value for role in Role if role is not Role.BREAK), LEAD)


def declared(rule: LocalRule) -> Rule:
    """The declaration of such a rule, in the form that built-in rules use."""
    return Rule(rule.code, rule.name, rule.severity)


def page(rule: LocalRule) -> str:
    """What such a rule reports, in Markdown, like the pages of built-in rules."""
    pattern = "\n".join(f"    {visible(line)}" for line in rule.pattern.split("\n"))
    return (
        f"# {visible(rule.code)} {visible(rule.name)}\n\n{visible(rule.message)}\n\n"
        f"severity: {rule.severity} · fix: – · on by default · from the configuration\n\n"
        f"Reported where this regular expression matches in a {rule.scope}:\n\n{pattern}\n"
    )


def check(rule: LocalRule, context: ArticleContext) -> Iterator[Finding]:
    """A finding for each match of the rule's pattern; `{match}` in its message becomes the matched text."""
    lead = [context.lead] if context.lead else []
    spans = lead if rule.scope == LEAD else context.spans(Role(rule.scope))
    for match in context.matches(_compiled(rule.pattern), spans):
        yield Finding(match.start(), match.end(), rule.message.replace("{match}", match[0]))


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
