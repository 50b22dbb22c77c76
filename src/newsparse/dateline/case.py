"""Which letters are small ones?"""


def small(character: str) -> bool:
    """Whether a letter is small in a script that opens names with a capital; Georgian has no such capitals.

    >>> small("a"), small("Ж"), small("თ"), small("京")
    (True, False, False, False)
    """
    return character.islower() and not "\u10d0" <= character <= "\u10ff"


def caseless(text: str) -> bool:
    """Whether it is written in a script without capitals (Arabic, Devanagari, Georgian …).

    >>> caseless("تهران"), caseless("Tehran")
    (True, False)
    """
    return not any(character.isupper() or small(character) for character in text)
