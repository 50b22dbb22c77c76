"""The case of a heading: sentence case or title case."""

_FEWEST_WORDS = 4  # three may be a name: Prime Minister Keir Starmer


def casing(heading: str) -> str | None:
    """`sentence` or `title`, judged by the longer words in Latin letters after the first; None if unclear.

    >>> casing("What Comes Next After the Vote of Monday")
    'title'
    >>> casing("Prime Minister Keir Starmer")
    """
    words = [word for word in heading.split()[1:] if len(word) > 3 and "A" <= word[0].upper() <= "Z"]
    if len(words) < _FEWEST_WORDS or heading.isupper():
        return None
    capitals = sum(word[0].isupper() for word in words)
    if capitals == len(words):
        return "title"
    return "sentence" if 3 * capitals <= len(words) else None
