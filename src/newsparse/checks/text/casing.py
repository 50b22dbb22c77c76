"""The case of a heading: sentence case or title case."""

_FEWEST_WORDS = 4  # longer words after the first; three may be a name: Prime Minister Keir Starmer
_SHORTEST_WORD = 4  # letters; shorter words are lower case in title case too
_SHARE = 3  # longer words for each capital in sentence case, where names have capitals


def casing(heading: str) -> str | None:
    """`sentence` or `title`, judged by the longer words in Latin letters after the first; None if unclear.

    >>> casing("What Comes Next After the Vote of Monday")
    'title'
    >>> casing("Prime Minister Keir Starmer")
    """
    words = [
        word for word in heading.split()[1:] if len(word) >= _SHORTEST_WORD and "A" <= word[0].upper() <= "Z"
    ]
    if len(words) < _FEWEST_WORDS or heading.isupper():
        return None
    capitals = sum(word[0].isupper() for word in words)
    if capitals == len(words):
        return "title"
    return "sentence" if _SHARE * capitals <= len(words) else None
