"""Which letters are small?"""


def small(character: str) -> bool:
    """Whether a letter is small in a script whose names begin with a capital; those of Georgian do not.

    >>> small("a"), small("Ж"), small("თ"), small("京")
    (True, False, False, False)
    """
    return character.islower() and not "\u10d0" <= character <= "\u10ff"


def caseless(text: str) -> bool:
    """Whether a text is in a script without capitals (Arabic, Devanagari, Georgian …).

    >>> caseless("تهران"), caseless("Tehran")
    (True, False)
    """
    return not any(character.isupper() or small(character) for character in text)
