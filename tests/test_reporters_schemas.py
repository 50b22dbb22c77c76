"""Reports pass the schemas of those who defined their formats, and the validator of SARIF's makers."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from newsparse.checks import reporters, run, table
from newsparse.checks.finding import DROP_BOM, Edit, Severity
from newsparse.checks.problem import Problem, place
from newsparse.checks.settings import Settings
from newsparse.text.source import decode
from tests.conftest import SHARED
from tests.reports import problem, summary

SCHEMAS = SHARED / "schemas"
TEXT = "A headline\nThe minister’s \U0001f600 reply and\tthe ministry's.\nکتاب‌ها و \x1b[31m\n"


def hostile() -> list[Problem]:
    """Problems of every severity, with and without fixes, in all that a report may hold."""
    fix = (Edit(23, 24, "'"), Edit(len(TEXT), len(TEXT), "\n"))
    found = [
        problem(TEXT, (23, 24), "curly ]]> \x00 \x1b[31m \udcff", edits=fix),
        problem(TEXT, (0, 0), "a byte order mark", edits=(DROP_BOM,), code="NP010"),
        problem(TEXT, (5, 40), "over two lines", severity=Severity.ERROR, code="NP101"),
        problem(TEXT, (len(TEXT), len(TEXT)), "at the end", severity=Severity.INFO, code="DESK1"),
        problem(TEXT, (0, 1), "said of a file", path="a b/\udcffé%.txt"),
    ]
    return sorted(found, key=lambda entry: entry.start)


def given() -> reporters.Summary:
    return summary(TEXT, "news/a.txt", "a b/\udcffé%.txt", "news/clean.txt")


def of_the_seed(seed: bytes) -> tuple[list[Problem], reporters.Summary]:
    source = decode(seed)
    problems = run.check(source, Settings(table.default())).problems
    place(problems, "seeds/a.txt", "seeds/a.txt")
    return problems, summary(source.text, "seeds/a.txt")


def test_sarif_passes_its_schema(seed: bytes) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(schema_file("sarif-2.1.0.json").read_text("utf-8"))
    for problems, files in ((hostile(), given()), ([], given()), of_the_seed(seed)):
        jsonschema.validate(json.loads(reporters.get("sarif").report(problems, files)), schema)
        # An address that is a place, not a name such as pkg:pypi/newsparse: what shows the log can follow it.
        driver = json.loads(reporters.get("sarif").report(problems, files))["runs"][0]["tool"]["driver"]
        known = [rule for rule in driver["rules"] if rule["id"].startswith("NP")]
        for address in (driver["informationUri"], *(rule["helpUri"] for rule in known)):
            assert urlsplit(address).scheme == "https" and urlsplit(address).netloc
        assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in driver["rules"])


def test_junit_passes_its_schema(seed: bytes) -> None:
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(str(schema_file("junit-10.xsd"))))
    for problems, files in ((hostile(), given()), ([], given()), of_the_seed(seed)):
        report = reporters.get("junit").report(problems, files).encode("utf-8")
        schema.assertValid(etree.fromstring(report))


def schema_file(name: str) -> Path:
    path = SCHEMAS / name
    if not path.is_file():
        pytest.skip(f"the published schemas (../shared/schemas/{name}) are not here")
    return path


@pytest.mark.slow
def test_the_validator_of_sarifs_makers_finds_nothing(seed: bytes, multitool: Path, tmp_path: Path) -> None:
    for name, (problems, files) in {
        "hostile": (hostile(), given()),
        "nothing": ([], given()),
        "seed": of_the_seed(seed),
    }.items():
        log, verdict = tmp_path / f"{name}.sarif", tmp_path / f"{name}.verdict.sarif"
        log.write_text(reporters.get("sarif").report(problems, files), encoding="utf-8")
        command = [str(multitool), "validate", str(log), "--output", str(verdict)]
        without_locale = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
        # Its exit status is 0 whatever it finds: what it wrote is what counts.
        subprocess.run(command, check=True, capture_output=True, timeout=120, env=without_locale)
        (found,) = json.loads(verdict.read_text("utf-8-sig"))["runs"]
        assert found["invocations"][0]["executionSuccessful"]
        assert found.get("results", []) == []


@pytest.fixture(scope="session")
def multitool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The SARIF Multitool, from the npm registry; the test is skipped where it cannot be had."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm, which installs the SARIF Multitool, is not here")
    folder = tmp_path_factory.mktemp("multitool")
    package = "@microsoft/sarif-multitool-linux"
    install = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", package]
    done = subprocess.run(install, capture_output=True, text=True, timeout=300, check=False)
    program = folder / "node_modules" / package / "Sarif.Multitool"
    if done.returncode or not program.is_file():
        pytest.skip(f"npm could not install {package}: {done.stderr.strip()[-200:]}")
    program.chmod(0o755)  # what its install script does, where npm lets it
    return program
