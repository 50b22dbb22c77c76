"""List the findings of the rules in many articles, with tables by rule and by language.

    python tools/rule_findings.py [--select CODE,…] [--show N] FILE.jsonl|FILE.txt …

A `.jsonl` file contains articles as `{"id": …, "raw": …}`. `--show N` prints the first N findings of each rule
(default 20) in context. Read them: an editor should agree with nine out of ten.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from newsparse.checks import run, table
from newsparse.checks.finding import SEVERITIES
from newsparse.checks.problem import Problem
from newsparse.checks.selection import Choice, choose
from newsparse.checks.settings import Settings
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source, load


def sources(paths: list[Path]) -> Iterator[tuple[str, Source]]:
    for path in paths:
        if path.suffix != ".jsonl":
            yield path.name, load(str(path))
            continue
        for line in path.open(encoding="utf-8"):
            record = json.loads(line)
            yield record["id"], Source(record["raw"])


def shown(name: str, source: Source, problem: Problem) -> str:
    start, end = max(0, problem.start - 50), problem.end + 50
    text = source.text
    place = f"{text[start : problem.start]}⟦{text[problem.start : problem.end]}⟧{text[problem.end : end]}"
    return f"  {name}:{problem.line}:{problem.column} {problem.message}\n      {place.replace(chr(10), '␊')}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--select", default=None)
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args()
    select = options.select.split(",") if options.select else None
    settings = Settings(choose(Choice(select)))
    found: dict[str, list[str]] = defaultdict(list)
    languages: dict[str, Counter[str]] = defaultdict(Counter)
    articles: Counter[str] = Counter()
    severities: dict[str, Counter[str]] = defaultdict(Counter)
    with_errors = 0
    for name, source in sources(options.paths):
        trees = pipeline.trees(source)
        language = (trees[0].language if trees else None) or "?"
        articles[language] += 1
        problems = run.check(source, settings).problems
        with_errors += any(problem.severity == "error" for problem in problems)
        for problem in problems:
            severities[language][problem.severity] += 1
            found[problem.code].append(shown(name, source, problem))
            languages[problem.code][language] += 1
    for rule in table.RULES:
        if rule.code in found:
            by_language = " ".join(f"{code}:{count}" for code, count in languages[rule.code].most_common())
            print(f"{rule.code} {rule.name} {rule.severity}: {len(found[rule.code])}   {by_language}")
            print("".join(f"{one}\n" for one in found[rule.code][: options.show]), end="")
    print("\nlanguage  articles  errors  warnings  infos  warnings per article")
    for language, count in articles.most_common():
        row = "".join(f"{severities[language][severity]:>8}" for severity in SEVERITIES)
        print(f"{language:<8}{count:>10}{row}{severities[language]['warning'] / count:>13.2f}")
    total = sum(counts["warning"] for counts in severities.values()) / articles.total()
    print(f"{articles.total()} articles, {with_errors} with errors; {total:.2f} warnings per article")


if __name__ == "__main__":
    main()
