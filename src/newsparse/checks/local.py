"""A house's own rules: regular expressions over spans of one role, from the configuration."""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding
from newsparse.checks.rule import Rule
from newsparse.checks.settings import LocalRule
from newsparse.model.role import Role

# The lead is the first paragraph; every other scope is a role.
LEAD = "lead"
SCOPES = (*(role.value for role in Role if role is not Role.BREAK), LEAD)


def declared(rule: LocalRule) -> Rule:
    """The declaration of a house's rule, as the shipped ones have it."""
    return Rule(rule.code, rule.name, rule.severity)


def check(rule: LocalRule, context: Context) -> Iterator[Finding]:
    """A finding for each match of the rule's pattern; `{match}` in its message is the text that matched."""
    lead = [context.lead] if context.lead else []
    spans = lead if rule.scope == LEAD else context.spans(Role(rule.scope))
    for match in context.matches(_compiled(rule.pattern), spans):
        yield Finding(match.start(), match.end(), rule.message.replace("{match}", match[0]))


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
