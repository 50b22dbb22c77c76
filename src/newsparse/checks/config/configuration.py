"""The configuration of a file: a profile, overridden by a configuration file, overridden by the command line."""

import os
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from newsparse.base.records import dataclass, field, replace
from newsparse.checks.config import profiles, rules
from newsparse.checks.config.discovery import closest
from newsparse.checks.config.keys import Check, File
from newsparse.checks.config.reading import Table, files_of, load, merged, words
from newsparse.checks.settings import LocalRule, Settings
from newsparse.files.globs import matches
from newsparse.model.errors import ConfigurationError
from newsparse.model.house import HouseWords
from newsparse.text.source import decode


@dataclass(frozen=True, slots=True)
class Overrides:
    """The command line's overrides: which configuration file to use, if any, and changed keys.

    `options` holds fields of `Check` with values of their types, `table` a `[check]` table as read from a file and
    resolved. `extend_select`, `extend_ignore` and `extend_exclude` add to those of the file.
    """

    path: str | None = None
    isolated: bool = False
    table: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    as_of: str | None = None


class Configuration:
    """The effective `[check]` table for the files of a folder, and the settings derived from it.

    `path` is the configuration file, or None without one.
    """

    def __init__(self, path: str | None, check: Check, as_of: str | None = None) -> None:
        self.path = path
        self.words = words(path) if path else HouseWords()
        self.check = check
        self.as_of = as_of
        self._reduced: dict[tuple[str, ...], Settings] = {}

    @cached_property
    def settings(self) -> Settings:
        """The settings for files that match no `per-file-ignores`. Raises NewsparseError."""
        check = self.check
        decode(b"", encoding=check.encoding, path=self.path)
        return Settings(
            rules=rules.chosen(check),
            severity=rules.severities(check),
            allow=rules.allowed(check),
            house=check.house,
            limits=check.limits,
            local=self._own_rules(),
            as_of=self.as_of,
            directives=check.directives,
            encoding=check.encoding,
            layout=check.layout,
            split_on=self._split_on(),
            words=self.words,
        )

    def _split_on(self) -> str | None:
        expression = self.check.split_on
        if expression is not None:
            try:
                re.compile(expression)
            except (re.error, OverflowError, RecursionError) as error:
                where = self.path or "--config"
                raise ConfigurationError(
                    f"{where}: split-on: {expression!r} is not a regular expression: {error}"
                ) from error
        return expression

    def _own_rules(self) -> tuple[LocalRule, ...]:
        try:
            return rules.own(self.check)
        except ConfigurationError as error:
            raise ConfigurationError(f"{self.path or '--config'}: {error}") from error

    @cached_property
    def _ignores(self) -> list[tuple[str, tuple[str, ...]]]:
        found = []
        for glob, selectors in self.check.per_file_ignores.items():
            for selector in selectors:
                rules.check_selector(selector, self.check)
            found.append((glob, tuple(selectors)))
        return found

    def settings_for(self, path: str) -> Settings:
        """The settings for a file. Raises UnknownNameError for an unknown rule in `per-file-ignores`."""
        ignored = [selector for glob, some in self._ignores if matches((glob,), path) for selector in some]
        return self._without(tuple(ignored)) if ignored else self.settings

    def _without(self, ignored: tuple[str, ...]) -> Settings:
        found = self._reduced.get(ignored)
        if found is None:
            settings = self.settings
            kept = tuple(code for code in settings.rules if not rules.is_ignored(code, ignored))
            own = tuple(rule for rule in settings.local if not rules.is_own_ignored(rule, ignored))
            found = self._reduced[ignored] = replace(settings, rules=kept, local=own)
        return found


_ADDED = ("extend_select", "extend_ignore", "extend_exclude")


class Configurations:
    """The configurations of a run: the closest file for each folder, with the same overrides for all."""

    def __init__(self, overrides: Overrides) -> None:
        self.overrides = overrides
        self._of_file: dict[str | None, Configuration] = {}
        self._of_folder: dict[str, Configuration] = {}

    def of_folder(self, folder: str) -> Configuration:
        """The configuration of the files in `folder`. Raises ConfigurationError, UnknownNameError."""
        found = self._of_folder.get(folder)
        if found is None:
            path = None if self.overrides.isolated else self.overrides.path or closest(folder)
            found = self._of_folder[folder] = self._of_file.get(path) or self._read(path)
        return found

    def _read(self, path: str | None) -> Configuration:
        table = merged(load(path) if path else {}, dict(self.overrides.table))
        check = effective(table, self.overrides.options)
        found = self._of_file[path] = Configuration(path, check, self.overrides.as_of)
        return found

    def paths(self) -> list[str]:
        """The configuration files in use, with those that they extend."""
        return [file for path in self._of_file if path for file in files_of(path)]

    def of_file(self, path: str) -> Configuration:
        """The configuration of the file `path`."""
        return self.of_folder(os.path.dirname(path) or ".")


def effective(table: Table, over: Mapping[str, Any]) -> Check:
    """A file's table over its profile, with the typed values `over` on top. Raises UnknownNameError."""
    if not table and "profile" not in over:
        return Check(**over)
    if over.get("select") is not None:  # --select replaces what files and profiles add
        table = {**table, "extend_select": []}
    added = {key: [*table.get(key, ()), *over.get(key, ())] for key in _ADDED}
    whole = merged(table, {**over, **{key: values for key, values in added.items() if values}})
    if "profile" not in whole:
        return _typed(whole)
    base = profiles.load(whole["profile"])
    additions = base.pop("extend_select", [])
    whole = merged(base, whole)
    if whole.get("select") is None:
        whole["extend_select"] = [*additions, *whole.get("extend_select", ())]
    return _typed(whole)


def _typed(table: Table) -> Check:
    from msgspec import convert

    return convert({"check": table}, File).check
