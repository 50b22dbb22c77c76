"""Running `newsparse check`, from its options to its exit status."""

import os
from collections.abc import Sequence

from newsparse.base import opening
from newsparse.base.counting import counted
from newsparse.base.escaping import encodable
from newsparse.checks.config.configuration import Configuration, Configurations
from newsparse.checks.disk import baseline as accepted
from newsparse.checks.disk import sidecar
from newsparse.checks.disk.baseline import Baseline
from newsparse.checks.disk.cache import Cache, opened
from newsparse.checks.disk.check_file import FileJob, Mode
from newsparse.checks.disk.check_files import RunResult, check_files
from newsparse.checks.disk.difference import Difference
from newsparse.checks.disk.repository import path_within, root_of
from newsparse.checks.disk.sidecar import Sidecar
from newsparse.checks.problem import Problem, order
from newsparse.checks.selection import by_family
from newsparse.cli.check.gate import status_of
from newsparse.cli.check.reports import Reports, outputs_of, tell_fixes
from newsparse.cli.check.request import CheckRequest, overrides
from newsparse.cli.inputs import is_waiting_for_a_person, standard_input
from newsparse.cli.messages import tell, wants_color
from newsparse.cli.outcome import FAILED, WRONG, Outcome, UsageError
from newsparse.cli.outputs import guard_of, standard_output
from newsparse.files.globs import matches
from newsparse.files.guard import STANDARD_INPUT, Guard, always
from newsparse.files.named import named
from newsparse.files.standard_output import write_standard_output
from newsparse.files.walk import EntryKind, Others, Selection, WalkEntry

_STDIN = "-"
_FEWEST_CACHED = 16  # files; checking fewer again is quick, so no cache folder is created


class CheckRun:
    """One run: its configuration, the root of the repository, the baseline and the sidecars."""

    def __init__(self, request: CheckRequest) -> None:
        self.request = request
        self.outcome = Outcome(color=wants_color(request.color, 2))
        self.is_piped = request.paths in ((), (_STDIN,))
        self.configurations = Configurations(overrides(request))
        folder = _common_folder(self._named)
        self.configuration: Configuration = self.configurations.of_folder(folder)
        self.check = self.configuration.check
        self.settings = self.configuration.settings
        self.root = root_of(folder, self.configuration)
        self.sidecars: dict[str, Sidecar] = {}
        self.leading_out: set[str] = set()
        self.real: dict[str, str] = {}  # paths of the files to fix, without links, as they were found
        self.special: set[str] = set()  # paths on the command line that are pipes or devices
        self.baseline = self._baseline()
        self.guard = self._guard()

    @property
    def _named(self) -> Sequence[str]:
        if self.is_piped:
            return [self.request.stdin_filename or "."]
        return self.request.paths

    def _baseline(self) -> Baseline | None:
        path = self.check.baseline
        if path is None:
            if self.request.update_baseline:
                raise UsageError("--update-baseline needs a baseline; name it with --baseline FILE")
            return None
        if self.request.update_baseline and not os.path.lexists(path):
            return Baseline(path)
        return accepted.load_for(path, self.root)

    def _guard(self) -> Guard:
        """The guard of all that the run writes but for the files that it fixes. Raises OutputError."""
        guard = guard_of(None) or Guard()
        for _, path in outputs_of(self.request.output_format):
            if path:
                guard.add(path, "--output-format")
        if self.request.update_baseline and self.baseline:
            guard.add(self.baseline.path, "--update-baseline", always)
        return guard

    def guard_rest(self) -> None:
        """Raises OutputError if the run writes to one of the other files that it has read, such as a configuration."""
        if not self.guard.is_needed:
            return
        read = [*self.configurations.paths(), *self.sidecars]
        if self.baseline and not self.request.update_baseline:
            read.append(self.baseline.path)
        for path in read:
            self.guard.refuse(path)

    def repository_path(self, path: str) -> str:
        """The POSIX path of a file inside the repository."""
        return path_within(self.root, path)

    def files(self) -> list[str]:
        """The files that the paths name, sorted and each once; what is wrong with the paths is reported."""
        check = self.check
        selection = Selection(check.include, self._excluded, check.respect_gitignore, self.guard)
        files: dict[str, str] = {}
        others = Others()
        is_empty = True
        for path in map(os.path.normpath, self.request.paths):
            if check.force_exclude and selection.excludes(path + "/" if os.path.isdir(path) else path):
                is_empty = False
                continue
            if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
                self.special.add(path)
            top = os.path.join(os.path.realpath(path), "") if os.path.isdir(path) else ""
            for found in named(path, selection):
                self._take(found, files, others, top)
        if is_empty and not (files or self.outcome.wrong or self.request.allow_empty):
            self.outcome.refuse(", ".join(self.request.paths), _nothing_to_check(others))
        return sorted(files.values())

    @property
    def _excluded(self) -> tuple[str, ...]:
        return (*self.check.exclude, *self.check.extend_exclude)

    def _take(self, found: WalkEntry, files: dict[str, str], others: Others, top: str) -> None:
        """Take what was found, or report it; a file that cannot be read becomes a finding later.

        `top` is the real path of the folder that was named, with a slash at its end; empty for a file or a pattern.
        """
        if found.kind in (EntryKind.FILE, EntryKind.BROKEN):
            path = os.path.normpath(found.path)
            files.setdefault(os.path.abspath(path), path)
            if self.request.fix:
                self.real[path] = os.path.realpath(path)
            # A folder on the way may have become a link since it was listed.
            if found.leads_out or not self.real.get(path, top).startswith(top):
                self.leading_out.add(path)
        elif found.kind is EntryKind.OTHER:
            others.add(found.path)
        elif found.kind is EntryKind.SKIPPED:
            self.outcome.note(os.path.normpath(found.path), found.message)
        else:
            self.outcome.refuse(found.path, found.message)

    def piped(self) -> FileJob | None:
        """The job for standard input; None if its file name is excluded."""
        path = self.request.stdin_filename or _STDIN
        for file in (STANDARD_INPUT, self.request.stdin_filename):
            if file is not None:
                self.guard.refuse(file)
        data = standard_input()
        if self.request.stdin_filename and self.check.force_exclude and matches(self._excluded, path):
            if self._mode is Mode.FIX:
                write_standard_output(data)
            return None
        return self.job(path, data)

    @property
    def _mode(self) -> Mode:
        if self.request.diff:
            return Mode.DIFF
        return Mode.FIX if self.request.fix else Mode.CHECK

    def job(self, path: str, data: bytes | None = None) -> FileJob:
        """The job for a file, or for `data` under the name `path`."""
        settings = self.configurations.of_file(path).settings_for(path)
        beside = self._sidecar(os.path.dirname(path) or ".")
        is_special = path in self.special
        return FileJob(
            path=path,
            repository_path=self.repository_path(path),
            settings=settings,
            mode=Mode.CHECK if is_special or path in self.leading_out else self._mode,
            unsafe=self.request.unsafe_fixes,
            accepted=self.baseline.fingerprints() if self.baseline else frozenset(),
            entries=tuple(beside.of_file(path, settings.as_of)) if beside else (),
            data=_once(path) if is_special else data,
            real=self.real.get(path),
        )

    def _sidecar(self, folder: str) -> Sidecar | None:
        path = None if self.request.isolated else sidecar.closest(folder, self.root)
        if path is None:
            return None
        if path not in self.sidecars:
            self.sidecars[path] = sidecar.load(path)
        return self.sidecars[path]

    def cache(self, jobs: Sequence[FileJob]) -> Cache | None:
        """The cache, if this run uses one."""
        if self.request.no_cache or self.is_piped:
            return None
        if self.check.cache_dir is None and len(jobs) < _FEWEST_CACHED:
            return None
        return opened(self.check.cache_dir, self.root, [job.path for job in jobs])


def run(request: CheckRequest) -> int:
    """Run a check. Raises UsageError, NewsparseError."""
    if is_waiting_for_a_person(request.paths):
        raise UsageError(
            "nothing to check; name a file or a folder, or pipe a text in (- reads from the keyboard)"
        )
    if request.fix and request.diff:
        raise UsageError(
            "--fix cannot be used with --diff, which changes nothing; see newsparse check --help"
        )
    if request.unsafe_fixes and not (request.fix or request.diff):
        raise UsageError("--unsafe-fixes needs --fix or --diff; see newsparse check --help")
    if _STDIN in request.paths and len(request.paths) > 1:
        raise UsageError("- cannot be combined with other paths; check standard input by itself")
    reports = Reports(request)
    this = CheckRun(request)
    reports.choose(this.check.output_format)
    jobs = _jobs(this)
    this.guard_rest()
    cache = this.cache(jobs)
    result = check_files(jobs, cache, request.processes or None)
    if cache:
        cache.save()
    _report_run(this, jobs, result)
    problems = sorted(_about_state(this, jobs, result) + result.problems, key=order)
    if request.diff:
        return _status_of_difference(this, result, problems)
    after = next(iter(result.after.values()), None) if this.is_piped else None
    if after is not None and request.fix:
        write_standard_output(after)
    if jobs or not this.outcome.wrong:
        reports.write(problems, {job.path: job.repository_path for job in jobs}, result)
    return status_of(problems, this.outcome, request, this.check, fixed=bool(result.fixed))


def _once(path: str) -> bytes | None:
    """The bytes of a pipe or a device, which can be read only once; None if that fails, which is found again later."""
    try:
        return opening.named(path)
    except OSError:
        return None


def _jobs(this: CheckRun) -> list[FileJob]:
    if this.is_piped:
        job = this.piped()
        return [job] if job else []
    return [this.job(path) for path in this.files()]


def _about_state(this: CheckRun, jobs: Sequence[FileJob], result: RunResult) -> list[Problem]:
    """Findings about the baseline and the sidecars; updates the baseline on request."""
    problems = []
    for path, beside in this.sidecars.items():
        problems += beside.reported(os.path.relpath(path), this.settings)
    if this.baseline is None:
        return problems
    ran = {job.repository_path: _codes(job) for job in jobs}
    stale = this.baseline.stale(result.fingerprints, ran, this.root)
    if not this.request.update_baseline:
        return problems + accepted.reported(
            this.baseline, stale, os.path.relpath(this.baseline.path), this.settings
        )
    if this.outcome.wrong:
        return problems
    _update(this.baseline, stale, jobs, result)
    return problems


def _codes(job: FileJob) -> frozenset[str]:
    return frozenset((*job.settings.rules, *(rule.code for rule in job.settings.local)))


def _update(
    baseline: Baseline, stale: Sequence[accepted.BaselineEntry], jobs: Sequence[FileJob], result: RunResult
) -> None:
    where = os.path.relpath(baseline.path)
    if baseline.text:
        kept = [entry for entry in baseline.entries if entry not in stale]
        if stale:
            baseline.write(kept)
        tell(
            f"removed {len(stale)} of {counted(len(baseline.entries), 'entry', 'entries')}; {len(kept)} left",
            where,
        )
        return
    paths = {job.path: job.repository_path for job in jobs}
    new = [p for p in result.acceptable if accepted.is_acceptable(p)]
    baseline.write(accepted.BaselineEntry.of(problem, paths[problem.path]) for problem in new)
    result.problems = [problem for problem in result.problems if not accepted.is_acceptable(problem)]
    tell(f"created with {counted(len(new), 'finding')}", where)


def _status_of_difference(this: CheckRun, result: RunResult, problems: Sequence[Problem]) -> int:
    """Show the difference; an unreadable file is reported and is not a success."""
    unread = [problem for problem in problems if problem.code == "NP900"]
    for problem in unread:
        this.outcome.note(problem.path, problem.message)
    _put_differences(result.differences)
    if this.outcome.wrong:
        return WRONG
    return FAILED if (result.differences or unread) and not this.request.exit_zero else 0


def _put_differences(differences: Sequence[Difference]) -> None:
    """Write differences: text in UTF-8 on a terminal, otherwise the bytes that `patch` needs."""
    if os.isatty(1):
        standard_output()(encodable("".join(one.text for one in differences)))
    else:
        write_standard_output(b"".join(one.data for one in differences))


def _report_run(this: CheckRun, jobs: Sequence[FileJob], result: RunResult) -> None:
    for problem in result.unwritten:
        this.outcome.wrong += 1
        tell(problem)
    if this.request.fix or this.request.diff:
        for job in jobs:
            if job.path in this.leading_out:
                this.outcome.note(
                    job.path, "a link to a file outside the folder; not fixed, name it to fix it"
                )
            elif job.path in this.special:
                this.outcome.note(job.path, "not a regular file; checked, and not fixed")
    if this.request.show_fixes:
        tell_fixes(result.fixed)
    if this.request.verbose:
        tell(f"configuration: {this.configuration.path or 'none'}")
        for line in by_family(this.settings.rules):
            tell(f"rules: {line}")
        tell(f"files: {len(jobs)}, {result.cached} of them cached")
        for found in result.problems:
            tell(f"{found.code} paragraph {found.paragraph}", f"{found.path}:{found.line}")


def _nothing_to_check(others: Others) -> str:
    if others.count:
        return f"no file to check; {others.note()}; --allow-empty lets that pass"
    return "no file in it to check; --allow-empty lets that pass"


def _common_folder(paths: Sequence[str]) -> str:
    """The closest folder that contains all paths, or the path itself if it is the only folder."""
    folders = [path if os.path.isdir(path) else os.path.dirname(path) or "." for path in paths]
    try:
        return os.path.commonpath([os.path.abspath(folder) for folder in folders])
    except ValueError:  # on different drives
        return os.getcwd()
