"""Measures the labeller on texts of publishers that its weights have not seen."""

from collections.abc import Sequence
from pathlib import Path

from tools.fit import ablation, confusion, folds, scoring
from tools.fit import confidence as levels
from tools.fit.corpora import Corpus
from tools.fit.folds import Settings

_WORST = 40  # blocks


def evaluate(settings: Settings) -> int:
    """Print the figures of each corpus and the tables over blocks. Returns 1 if a figure is below its floor."""
    weights = folds.cross_validated(settings)
    found = _scored(settings, weights, settings.corpora.scored)
    judged = list(confusion.judged(settings.corpora.scored, weights))
    for line in confusion.report(judged):
        print(line)
    return scoring.compare(found, settings.corpora.floors)


def worst(settings: Settings) -> int:
    """Print the wrong blocks with the widest margins, and their features."""
    judged = confusion.judged(settings.corpora.scored, folds.cross_validated(settings))
    wrong = [one for one in judged if one.wanted != one.given and "boilerplate" not in one.wanted + one.given]
    for one in sorted(wrong, key=lambda one: -one.margin)[:_WORST]:
        print(f"{one.corpus}/{one.id}: {one.wanted} labelled {one.given}, margin {one.margin:.1f}")
        print(f"    {one.text[:150]}")
        print("    " + ", ".join(f"{feature} {weight:+.1f}" for feature, weight in one.features[:6]))
    return 0


def corrections(settings: Settings) -> int:
    """Print for each correction by hand the blocks that it puts right and wrong."""
    weights = folds.cross_validated(settings)
    for line in ablation.report(list(ablation.changes(settings.corpora.scored, weights))):
        print(line)
    return 0


def confidence(settings: Settings) -> int:
    """Print the share that is right at each level of confidence."""
    weights = folds.cross_validated(settings)
    corpora = settings.corpora.scored
    for line in levels.report(corpora, scoring.predictions(corpora, weights)):
        print(line)
    return 0


def transfer(settings: Settings) -> int:
    """Print for each family the figures of weights that were fitted on the other families alone."""
    for family in dict.fromkeys(corpus.family for corpus in settings.corpora.scored):
        known = [corpus for corpus in settings.corpora.fitted if corpus.family != family]
        unknown = [corpus for corpus in settings.corpora.scored if corpus.family == family]
        if not known:
            print(f"\nno family but {family} to fit on")
            continue
        print(f"\nfitted on {', '.join(corpus.name for corpus in known)}; measured on {family}")
        weights = [folds.stored(folds.lessons(known), settings)] * folds.FOLDS
        if not _scored(settings, weights, unknown):
            print("\n".join(confusion.by_role(list(confusion.judged(unknown, weights)))))
    return 0


def baseline(settings: Settings) -> int:
    """Print the figures of a rule of thumb: the first line is the title, short lines without a stop are subheads."""
    if not settings.corpora.scorer:
        print("the table of corpora names no scorer, which the rule of thumb needs")
        return 2
    corpora = settings.corpora.scored
    scoring.scored(settings.corpora.scorer, corpora, scoring.rule_of_thumb(corpora))
    return 0


def _scored(settings: Settings, weights: Sequence[Path], corpora: Sequence[Corpus]) -> scoring.Figures:
    """The figures of the scorer, by corpus; none without a scorer."""
    if not settings.corpora.scorer:
        return {}
    return scoring.scored(settings.corpora.scorer, corpora, scoring.predictions(corpora, weights))
