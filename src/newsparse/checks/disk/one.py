"""One file of a run: what is found in it and, where that is asked for, the file mended."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256

from newsparse.checks import run
from newsparse.checks.context.context import FileContext
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
    """What is done with a file: looked at, mended, or mended in thought to show the difference."""

    LOOK = "look"
    FIX = "fix"
    DIFF = "diff"


@dataclass(frozen=True, slots=True)
class Job:
    """One file and all that decides about it; `data` are the bytes of what is no file (standard input).

    `accepted` are the fingerprints of the baseline and `entries` those of the sidecar that hold for the file:
    what they suppress is not mended.
    """

    path: str
    repository_path: str
    settings: Settings
    mode: Mode = Mode.LOOK
    unsafe: bool = False
    accepted: frozenset[str] = frozenset()
    entries: tuple[sidecar.Entry, ...] = ()
    data: bytes | None = None


@dataclass(slots=True)
class Done:
    """What came of a job: the digest of the bytes that `checked` is about, and what was mended.

    `fixed` are the problems whose fixes were made (or, for a difference, would be), `after` the mended bytes
    of what is no file; `reusable` says whether the cache may keep it, `error` why a file could not be written.
    """

    digest: str
    checked: Checked
    fixed: list[Problem] = field(default_factory=list)
    difference: Difference | None = None
    after: bytes | None = None
    reusable: bool = True
    error: str | None = None


def do(job: Job) -> Done:
    """Do a job; a file is written only if there is something to mend."""
    try:
        data = read(job)
    except InputError as error:
        return Done("", Checked(_unreadable(error, job)), reusable=False)
    digest = sha256(data).hexdigest()
    try:
        source = decode_news(data, path=job.path, encoding=job.settings.encoding)
    except InputError as error:
        return Done(digest, Checked(_unreadable(error, job)))
    if job.mode is not Mode.LOOK:
        return _mended(source, digest, job)
    return Done(digest, run.check(source, job.settings))


def read(job: Job) -> bytes:
    """The bytes of a job's file. Raises InputError."""
    if job.data is not None:
        return job.data
    try:
        with open(job.path, "rb") as file:
            return file.read()
    except OSError as error:
        raise InputError(job.path, reason(error)) from error


def _unreadable(error: InputError, job: Job) -> list[Problem]:
    if np900_unreadable_file.RULE.code not in job.settings.rules:
        return []
    file = FileContext(Source(""), job.settings)
    found = np900_unreadable_file.check(error)
    return [run.about(np900_unreadable_file.RULE, finding, file) for finding in found]


def _mended(source: Source, digest: str, job: Job) -> Done:
    checked = run.check(source, job.settings)
    keep = _suppressed(checked.problems, source.text, job)
    result = fixing.fix(source, job.settings, unsafe=job.unsafe, keep=keep)
    objection = _unwritable(result.source, job.settings) if result.made else None
    if objection:
        withheld = [(code, at, objection) for code, at in _first(checked.problems, result.made).items()]
        result = fixing.Fixed(source, withheld=[*result.withheld, *withheld])
    return _reported(source, digest, checked, result, job)


def _reported(source: Source, digest: str, checked: Checked, result: fixing.Fixed, job: Job) -> Done:
    data = source.to_bytes() if job.data is not None else None
    if job.mode is Mode.DIFF:
        _add_withheld(checked, result, source, job)
        shown = difference(source, result.source, job.path)
        return Done(digest, checked, result.made, shown, data, reusable=False)
    if result.made:
        data = result.source.to_bytes()
        try:
            if job.data is None:
                _refuse_changed(job, digest)
                whole.write(job.path, data)
        except OutputError as error:
            return Done(digest, checked, error=str(error))
        digest, source = sha256(data).hexdigest(), result.source
        checked = run.check(source, job.settings)
    _add_withheld(checked, result, source, job)
    return Done(digest, checked, result.made, after=data, reusable=not result.withheld)


def _refuse_changed(job: Job, digest: str) -> None:
    """Raises OutputError for a file that somebody wrote to since it was read: what they wrote would be lost."""
    try:
        same = sha256(read(job)).hexdigest() == digest
    except InputError as error:
        raise OutputError(str(error)) from error
    if not same:
        raise OutputError(f"{job.path}: it was changed while it was being mended; run again")


def _suppressed(problems: list[Problem], text: str, job: Job) -> frozenset[str]:
    """What fixing is to leave alone: the findings that the baseline or the sidecar suppress."""
    placed = [replace(problem) for problem in problems]
    place(placed, job.path, job.repository_path)
    return frozenset(
        fixing.silence(problem)
        for problem in placed
        if problem.fingerprint in job.accepted or sidecar.silenced(problem, job.entries, text)
    )


def _unwritable(source: Source, settings: Settings) -> str | None:
    """Why the mended text cannot be written so that it is read as the same text again, if so."""
    if source.errors == "replace":
        return f"some bytes are no {source.encoding}, and would be lost"
    try:
        again = decode(source.to_bytes(), encoding=settings.encoding)
    except (UnicodeEncodeError, InputError):
        return f"they need characters that {source.encoding} does not have"
    return None if again.text == source.text else "the file's encoding would be taken for another"


def _first(problems: list[Problem], made: list[Problem]) -> dict[str, int]:
    """The offset of the first problem of each rule whose fixes were made."""
    codes = {problem.code for problem in made}
    return {problem.code: problem.start for problem in reversed(problems) if problem.code in codes}


def _add_withheld(checked: Checked, result: fixing.Fixed, source: Source, job: Job) -> None:
    rule = np904_fix_withheld.RULE
    if not result.withheld or rule.code not in job.settings.rules:
        return
    file = FileContext(source, job.settings)
    end = len(source.text)
    withheld = [(code, min(at, end), reason) for code, at, reason in result.withheld]
    checked.problems += [run.about(rule, finding, file) for finding in np904_fix_withheld.check(withheld)]
