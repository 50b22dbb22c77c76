"""What holds for a file: its configuration, the profile under it and the command line's changes over it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from newsparse.checks.config import profiles, rules
from newsparse.checks.config.discovery import closest
from newsparse.checks.config.keys import Check, File
from newsparse.checks.config.reading import Table, load, merged
from newsparse.checks.settings import LocalRule, Settings
from newsparse.files.globs import matches
from newsparse.model.errors import ConfigurationError
from newsparse.text.source import decode


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the command line says: a configuration file instead of the found one, or none, and changed keys.

    `options` are fields of `Check` with values of their types; `table` is a `[check]` table as files have it,
    read and resolved. `extend_select`, `extend_ignore` and `extend_exclude` add to those of files.
    """

    path: str | None = None
    isolated: bool = False
    table: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    as_of: str | None = None


class Configuration:
    """The effective `[check]` table for the files of a folder, and the settings that follow from it.

    `path` is the file that it comes from, None where there is none.
    """

    def __init__(self, path: str | None, check: Check, as_of: str | None = None) -> None:
        self.path = path
        self.check = check
        self.as_of = as_of
        self._reduced: dict[tuple[str, ...], Settings] = {}

    @cached_property
    def settings(self) -> Settings:
        """The settings for a file that no `per-file-ignores` matches. Raises NewsparseError."""
        check = self.check
        decode(b"", encoding=check.encoding, path=self.path)
        return Settings(
            rules.chosen(check),
            rules.severities(check),
            rules.allowed(check),
            check.house,
            check.limits,
            self._own_rules(),
            self.as_of,
            check.directives,
            check.encoding,
        )

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
        """The settings for a file. Raises UnknownNameError for a rule that does not exist."""
        ignored = [selector for glob, some in self._ignores if matches((glob,), path) for selector in some]
        return self._without(tuple(ignored)) if ignored else self.settings

    def _without(self, ignored: tuple[str, ...]) -> Settings:
        found = self._reduced.get(ignored)
        if found is None:
            settings = self.settings
            kept = tuple(code for code in settings.rules if not rules.is_ignored(code, ignored))
            own = tuple(rule for rule in settings.local if not {rule.code, rule.name} & set(ignored))
            found = self._reduced[ignored] = replace(settings, rules=kept, local=own)
        return found


_ADDED = ("extend_select", "extend_ignore", "extend_exclude")


class Configurations:
    """The configurations of a run: for every folder that of the closest file, with the same overrides."""

    def __init__(self, overrides: Overrides) -> None:
        self.overrides = overrides
        self._of_file: dict[str | None, Configuration] = {}
        self._of_folder: dict[str, Configuration] = {}

    def of_folder(self, folder: str) -> Configuration:
        """What holds for the files in `folder`. Raises ConfigurationError, UnknownNameError."""
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

    def of_file(self, path: str) -> Configuration:
        """What holds for the file `path`."""
        return self.of_folder(os.path.dirname(path) or ".")


def effective(table: Table, over: Mapping[str, Any]) -> Check:
    """A file's table with the profile under it and `over`, typed values, over it. Raises UnknownNameError."""
    if not table and "profile" not in over:
        return Check(**over)
    if over.get("select") is not None:  # who selects rules says which, whatever files and profiles add
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
