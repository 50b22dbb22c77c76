"""All files of a run: what is found in each and in all together, what is suppressed, what was mended."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256

from newsparse.checks import table
from newsparse.checks.context.context import FileContext
from newsparse.checks.context.folder import Folder, Note
from newsparse.checks.disk import pool, sidecar
from newsparse.checks.disk.cache import Cache
from newsparse.checks.disk.difference import Difference
from newsparse.checks.disk.one import Done, Job, Mode, read
from newsparse.checks.problem import Problem, place
from newsparse.checks.run import Checked, about
from newsparse.model.errors import InputError
from newsparse.text.source import Source, decode_news


class Texts(Mapping[str, str]):
    """The texts of the files, by path, each read when it is asked for; the last few are kept."""

    def __init__(self, jobs: Sequence[Job], after: Mapping[str, bytes | None]) -> None:
        self._jobs = {job.path: job for job in jobs}
        self._after = after
        self.source = lru_cache(maxsize=16)(self._source)

    def _source(self, path: str) -> Source:
        """The source of a file as the run left it; an empty one where it cannot be read."""
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
class Swept:
    """What a run came to: its problems, without those that are suppressed; `met` has the fingerprints of all.

    `acceptable` are the problems that are suppressed by no sidecar, whether or not the baseline has them;
    `unwritten` says of files why they could not be written.
    """

    problems: list[Problem]
    acceptable: list[Problem]
    met: set[str]
    texts: Texts
    fixed: dict[str, list[Problem]] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    after: dict[str, bytes | None] = field(default_factory=dict)
    cached: int = 0
    unwritten: list[str] = field(default_factory=list)


def sweep(jobs: Sequence[Job], cache: Cache | None = None, processes: int | None = None) -> Swept:
    """Do the jobs, whose paths all differ."""
    done, cached = _done(jobs, cache, processes)
    after = {job.path: one.after for job, one in zip(jobs, done, strict=True)}
    texts = Texts(jobs, after)
    found = {job.path: one.checked.problems for job, one in zip(jobs, done, strict=True)}
    for path, problem in _of_folder(jobs, done, texts):
        found[path].append(problem)
    swept = Swept([], [], set(), texts, after=after, cached=cached)
    for job, one in zip(jobs, done, strict=True):
        _add(swept, job, found[job.path])
        if one.fixed:
            swept.fixed[job.path] = one.fixed
        if one.difference:
            swept.differences.append(one.difference)
        if one.error:
            swept.unwritten.append(one.error)
    return swept


def _add(swept: Swept, job: Job, problems: list[Problem]) -> None:
    problems.sort(key=lambda problem: (problem.start, problem.end, problem.code))
    place(problems, job.path, job.repository_path)
    for problem in problems:
        swept.met.add(problem.fingerprint)
        if job.entries and sidecar.silenced(problem, job.entries, swept.texts[job.path]):
            continue
        swept.acceptable.append(problem)
        if problem.fingerprint not in job.accepted:
            swept.problems.append(problem)


def _done(jobs: Sequence[Job], cache: Cache | None, processes: int | None) -> tuple[list[Done], int]:
    """What came of each job, from the cache where it knows, and how many it knew."""
    found = {number: one for number, job in enumerate(jobs) if (one := _known(job, cache)) is not None}
    waiting = [(number, job) for number, job in enumerate(jobs) if number not in found]
    cached = len(found)
    for (number, job), one in zip(waiting, pool.done([job for _, job in waiting], processes), strict=True):
        found[number] = one
        if cache and one.reusable and job.data is None:
            cache.shelf(job.settings).put(one.digest, one.checked)
    return [found[number] for number in range(len(jobs))], cached


def _known(job: Job, cache: Cache | None) -> Done | None:
    """What the cache knows of a job; nothing where there may be something to mend."""
    if cache is None or job.data is not None:
        return None
    try:
        digest = sha256(read(job)).hexdigest()
    except InputError:
        return None
    checked = cache.shelf(job.settings).get(digest)
    if checked is None or (job.mode is not Mode.LOOK and _mendable(checked, job)):
        return None
    return Done(digest, checked)


def _mendable(checked: Checked, job: Job) -> bool:
    return any(problem.safe or (job.unsafe and problem.edits) for problem in checked.problems)


def _of_folder(jobs: Sequence[Job], done: Sequence[Done], texts: Texts) -> Iterator[tuple[str, Problem]]:
    """What the folder rules find in all files together."""
    folder = Folder()
    for job, one in zip(jobs, done, strict=True):
        for code, article, value in one.checked.notes:
            folder.notes.setdefault(code, []).append(Note(job.path, article, value))
    settings = {job.path: job.settings for job in jobs}
    files: dict[str, FileContext] = {}
    for module in table.FOLDER_MODULES:
        if module.RULE.code not in folder.notes:
            continue
        for path, finding in module.check(folder):
            if path not in files:
                files.clear()  # findings come file by file, and a file is large
                files[path] = FileContext(texts.source(path), settings[path])
            yield path, about(module.RULE, finding, files[path])
