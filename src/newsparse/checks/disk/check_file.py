"""Checking one file and, on request, fixing it or showing what fixing would change."""

from enum import StrEnum
from hashlib import sha256

from newsparse.base import opening as regular
from newsparse.base.records import dataclass, field, replace
from newsparse.checks import run
from newsparse.checks.context.file import FileContext
from newsparse.checks.disk import sidecar
from newsparse.checks.disk.difference import Difference, difference
from newsparse.checks.fixes import rounds as fixing
from newsparse.checks.problem import Problem, place
from newsparse.checks.rules import np900_unreadable_file, np904_fix_withheld
from newsparse.checks.run import Checked
from newsparse.checks.settings import Settings
from newsparse.files import write as whole
from newsparse.model.errors import InputError, OutputError, reason
from newsparse.text.source import Source, decode, decode_news


class Mode(StrEnum):
    """What is done with a file: it is checked, fixed, or fixed in memory to show the difference."""

    CHECK = "check"
    FIX = "fix"
    DIFF = "diff"


@dataclass(frozen=True, slots=True)
class FileJob:
    """One file and how to check it; `data` holds the bytes of what is not a regular file, such as standard input.

    `accepted` holds the fingerprints of the baseline and `entries` the sidecar's entries for this file; what they
    suppress is not fixed. `real` is the path without links at which a fix is written.
    """

    path: str
    repository_path: str
    settings: Settings
    mode: Mode = Mode.CHECK
    unsafe: bool = False
    accepted: frozenset[str] = frozenset()
    entries: tuple[sidecar.SidecarEntry, ...] = ()
    data: bytes | None = None
    real: str | None = None


@dataclass(slots=True)
class FileResult:
    """The result of a job; `digest` is that of the bytes that `checked` is about.

    `fixed` holds the problems that were fixed, or would be in the case of a difference, and `after` the fixed bytes of
    standard input. `reusable` says whether the cache may keep the result, `error` why a file could not be written.
    """

    digest: str
    checked: Checked
    fixed: list[Problem] = field(default_factory=list)
    difference: Difference | None = None
    after: bytes | None = None
    reusable: bool = True
    error: str | None = None


def check_file(job: FileJob) -> FileResult:
    """Do a job; a file is written only if there is something to fix."""
    try:
        data = read(job)
    except InputError as error:
        return FileResult("", Checked(unreadable(error, job)), reusable=False)
    try:
        source = decode_news(data, path=job.path, encoding=job.settings.encoding)
        run.refuse_document(source)
    except InputError as error:
        return FileResult(sha256(data).hexdigest(), Checked(unreadable(error, job)))
    digest = source.sha256 or sha256(data).hexdigest()
    if job.mode is not Mode.CHECK:
        return _fix(source, digest, job)
    return FileResult(digest, run.check(source, job.settings))


def read(job: FileJob) -> bytes:
    """The bytes of a job's file. Raises InputError."""
    if job.data is not None:
        return job.data
    try:
        return regular.read(job.path)
    except OSError as error:
        raise InputError(job.path, reason(error)) from error


def unreadable(error: InputError, job: FileJob) -> list[Problem]:
    """The finding about a file that cannot be read as news text, unless the configuration silences it."""
    if np900_unreadable_file.RULE.code not in job.settings.rules:
        return []
    file = FileContext(Source(""), job.settings)
    found = np900_unreadable_file.check(error)
    return [run.problem_of(np900_unreadable_file.RULE, finding, file) for finding in found]


def fixed(source: Source, job: FileJob) -> tuple[Checked, fixing.Fixed]:
    """What a check of the source finds, and the source as the job fixes it; nothing is written."""
    checked = run.check(source, job.settings)
    keep = _suppressed(checked.problems, source.text, job)
    result = fixing.fix(source, job.settings, unsafe=job.unsafe, keep=keep)
    objection = _unwritable(result.source, job.settings) if result.made else None
    if objection:
        withheld = [(code, at, objection) for code, at in _first(checked.problems, result.made).items()]
        result = fixing.Fixed(source, withheld=[*result.withheld, *withheld])
    return checked, result


def _fix(source: Source, digest: str, job: FileJob) -> FileResult:
    checked, result = fixed(source, job)
    return _result(job, source, result, digest=digest, checked=checked)


def _result(
    job: FileJob, source: Source, result: fixing.Fixed, *, digest: str, checked: Checked
) -> FileResult:
    data = source.to_bytes() if job.data is not None else None
    if job.mode is Mode.DIFF:
        _add_withheld(checked, result, source, job)
        shown = difference(source, result.source, result.changes, job.path)
        return FileResult(digest, checked, fixed=result.made, difference=shown, after=data, reusable=False)
    if result.made:
        data = result.source.to_bytes()
        try:
            if job.data is None:
                whole.write(job.path, data, over=digest, real=job.real)
        except OutputError as error:
            return FileResult(digest, checked, error=str(error))
        digest, source = sha256(data).hexdigest(), result.source
        checked = run.check(source, job.settings)
    _add_withheld(checked, result, source, job)
    return FileResult(digest, checked, result.made, after=data, reusable=not result.withheld)


def _suppressed(problems: list[Problem], text: str, job: FileJob) -> frozenset[str]:
    """The identities of findings that the baseline or the sidecar suppress, which must not be fixed."""
    placed = [replace(problem) for problem in problems]
    place(placed, job.path, job.repository_path)
    return frozenset(
        fixing.identity(problem)
        for problem in placed
        if problem.fingerprint in job.accepted or sidecar.suppressed(problem, job.entries, text)
    )


def _unwritable(source: Source, settings: Settings) -> str | None:
    """Why the fixed text would not be read back as the same text, or None."""
    if source.errors == "replace":
        return f"some bytes are not valid {source.encoding} and would be lost"
    try:
        again = decode(source.to_bytes(), encoding=settings.encoding)
    except (UnicodeEncodeError, InputError):
        return f"they need characters that {source.encoding} does not have"
    return None if again.text == source.text else "the encoding of the file would be misdetected"


def _first(problems: list[Problem], made: list[Problem]) -> dict[str, int]:
    """The offset of the first problem of each rule that was fixed."""
    codes = {problem.code for problem in made}
    return {problem.code: problem.start for problem in reversed(problems) if problem.code in codes}


def _add_withheld(checked: Checked, result: fixing.Fixed, source: Source, job: FileJob) -> None:
    rule = np904_fix_withheld.RULE
    if not result.withheld or rule.code not in job.settings.rules:
        return
    file = FileContext(source, job.settings)
    end = len(source.text)
    withheld = [(code, min(at, end), reason) for code, at, reason in result.withheld]
    checked.problems += [
        run.problem_of(rule, finding, file) for finding in np904_fix_withheld.check(withheld)
    ]
