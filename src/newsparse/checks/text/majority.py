"""Which of several ways of writing something an article should keep to."""

from collections.abc import Sequence


def prevailing(forms: Sequence[str], house: str | None = None) -> str:
    """The house's form if it has one, else the most common of these, else the first; there must be one.

    >>> prevailing(["en", "em", "em", "en"])
    'en'
    """
    return house if house is not None else max(forms, key=forms.count)
