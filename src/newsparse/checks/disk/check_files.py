"""Checking all files of a run: each by itself, then together by the folder rules."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from types import MappingProxyType

from newsparse.base.records import dataclass, field
from newsparse.checks import table
from newsparse.checks.context.file import FileContext
from newsparse.checks.context.folder import Folder, FolderNote
from newsparse.checks.disk import sidecar, untitled
from newsparse.checks.disk.cache import Cache
from newsparse.checks.disk.check_file import FileJob, FileResult, Mode, read
from newsparse.checks.disk.difference import Difference
from newsparse.checks.disk.processes import check_all
from newsparse.checks.problem import Problem, place
from newsparse.checks.run import Checked, problem_of
from newsparse.model.errors import InputError
from newsparse.text.source import Source, decode_news

_TEXTS_KEPT = 16  # reports go file by file, so few are needed at a time


class FileTexts(Mapping[str, str]):
    """The texts of the files by path, read on demand; the most recent ones are kept.

    `after` holds the bytes of those that a run has changed, `known` the sources of those that need not be read.
    """

    def __init__(
        self,
        jobs: Sequence[FileJob],
        after: Mapping[str, bytes | None],
        known: Mapping[str, Source] = MappingProxyType({}),
    ) -> None:
        self._jobs = {job.path: job for job in jobs}
        self._after = after
        self._known = known
        self.source = lru_cache(maxsize=_TEXTS_KEPT)(self._source)

    def _source(self, path: str) -> Source:
        """The source of a file as the run left it; an empty one if it cannot be read."""
        if path in self._known:
            return self._known[path]
        job = self._jobs[path]
        try:
            data = self._after.get(path) or read(job)
            return decode_news(data, path=path, encoding=job.settings.encoding)
        except InputError:
            return Source("", path)

    def __getitem__(self, path: str) -> str:
        return self.source(path).text

    def __iter__(self) -> Iterator[str]:
        return iter(self._jobs)

    def __len__(self) -> int:
        return len(self._jobs)


@dataclass(slots=True)
class RunResult:
    """The result of a run: the problems that are not suppressed, and the `fingerprints` of all problems.

    `acceptable` holds the problems that no sidecar suppresses, whether or not they are in the baseline. `unwritten`
    says which files could not be written, and why.
    """

    problems: list[Problem]
    acceptable: list[Problem]
    fingerprints: set[str]
    texts: FileTexts
    fixed: dict[str, list[Problem]] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    after: dict[str, bytes | None] = field(default_factory=dict)
    cached: int = 0
    unwritten: list[str] = field(default_factory=list)


def check_files(
    jobs: Sequence[FileJob], cache: Cache | None = None, processes: int | None = None
) -> RunResult:
    """Do the jobs, no two of which have the same path."""
    results, cached = _results(jobs, cache, processes)
    return joined(jobs, results, cached)


def joined(
    jobs: Sequence[FileJob],
    results: Sequence[FileResult],
    cached: int = 0,
    *,
    known: Mapping[str, Source] = MappingProxyType({}),
) -> RunResult:
    """What a run makes of the results of its jobs: with what the folder rules find, without what is suppressed.

    `known` holds the sources by path that need not be read again.
    """
    after = {job.path: one.after for job, one in zip(jobs, results, strict=True)}
    texts = FileTexts(jobs, after, known)
    found = {job.path: one.checked.problems for job, one in zip(jobs, results, strict=True)}
    for path, problem in _of_folder(jobs, results, texts):
        found[path].append(problem)
    untitled.gather(found, {job.path: job.settings for job in jobs})
    result = RunResult(
        problems=[], acceptable=[], fingerprints=set(), texts=texts, after=after, cached=cached
    )
    for job, one in zip(jobs, results, strict=True):
        _add(result, job, found[job.path])
        if one.fixed:
            result.fixed[job.path] = one.fixed
        if one.difference:
            result.differences.append(one.difference)
        if one.error:
            result.unwritten.append(one.error)
    return result


def _add(result: RunResult, job: FileJob, problems: list[Problem]) -> None:
    problems.sort(key=lambda problem: (problem.start, problem.end, problem.code))
    place(problems, job.path, job.repository_path)
    for problem in problems:
        result.fingerprints.add(problem.fingerprint)
        if job.entries and sidecar.suppressed(problem, job.entries, result.texts[job.path]):
            continue
        result.acceptable.append(problem)
        if problem.fingerprint not in job.accepted:
            result.problems.append(problem)


def _results(
    jobs: Sequence[FileJob], cache: Cache | None, processes: int | None
) -> tuple[list[FileResult], int]:
    """The result of each job, from the cache if possible, and how many were cached."""
    found = {number: one for number, job in enumerate(jobs) if (one := _known(job, cache)) is not None}
    waiting = [(number, job) for number, job in enumerate(jobs) if number not in found]
    cached = len(found)
    for (number, job), one in zip(waiting, check_all([job for _, job in waiting], processes), strict=True):
        found[number] = one
        if cache and one.reusable and job.data is None:
            cache.shelf(job.settings).put(one.digest, one.checked)
    return [found[number] for number in range(len(jobs))], cached


def _known(job: FileJob, cache: Cache | None) -> FileResult | None:
    """The cached result of a job; None if there may be something to fix."""
    if cache is None or job.data is not None or cache.shelf(job.settings).is_empty:
        return None
    try:
        digest = sha256(read(job)).hexdigest()
    except InputError:
        return None
    checked = cache.shelf(job.settings).get(digest)
    if checked is None or (job.mode is not Mode.CHECK and _is_fixable(checked, job)):
        return None
    return FileResult(digest, checked)


def _is_fixable(checked: Checked, job: FileJob) -> bool:
    return any(problem.safe or (job.unsafe and problem.edits) for problem in checked.problems)


def _of_folder(
    jobs: Sequence[FileJob], results: Sequence[FileResult], texts: FileTexts
) -> Iterator[tuple[str, Problem]]:
    """The findings of the folder rules, with their paths."""
    folder = Folder()
    for job, one in zip(jobs, results, strict=True):
        for code, article, value in one.checked.notes:
            folder.notes.setdefault(code, []).append(FolderNote(job.path, article, value))
    settings = {job.path: job.settings for job in jobs}
    files: dict[str, FileContext] = {}
    for module in table.FOLDER_MODULES:
        if module.RULE.code not in folder.notes:
            continue
        for path, finding in module.check(folder):
            if path not in files:
                files.clear()  # findings come file by file; keep one file in memory
                files[path] = FileContext(texts.source(path), settings[path])
            yield path, problem_of(module.RULE, finding, files[path])
