"""What the document's JSON Schema is, as the types of the article say it."""

from inspect import cleandoc
from typing import Any

from newsparse.model.article import SCHEMA, Article
from newsparse.model.role import Role

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = "urn:newsparse:article:1"

# What the names of the keys do not say by themselves.
_KEYS = {
    "SourceInfo": {
        "path": "As it was given; null for standard input.",
        "encoding": "The encoding in which the bytes were read.",
        "sha256": "The digest of the file's bytes, in hexadecimal.",
    },
    "Article": {
        "language": "The BCP 47 primary subtag; null where the language is not clear.",
        "kicker": "The short line above the title.",
        "title": "The headline.",
        "summary": "The deck or standfirst, its lines joined by newlines.",
        "published": "ISO 8601, where the file says it.",
        "body": "The story in order; the lead stands without its dateline.",
        "notes": "Lines about the article rather than of it, in order.",
        "end_marker": "The line that says that the article ends, as it stands.",
        "metadata": "What a database export, an interchange format or front matter says.",
        "spans": "The lossless cover of the text, where it was asked for.",
    },
    "Dateline": {
        "text": "As it stands, without the white space after it.",
        "place": "What stands for the place, such as BEIRUT/THE HAGUE.",
        "places": "Each place of it.",
        "region": "The state or country that follows the place.",
        "agency": "As written, without brackets.",
        "date": "As written.",
        "byline": "The reporter named inside it.",
    },
}
_OPTIONAL = {"Article": {"spans"}}
_LEAST = {"line": 1, "article": 1, "of": 1, "start": 0, "end": 0}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `newsparse.article/1`; a document of ours holds these keys and no others.

    >>> json_schema()["properties"]["schema"]
    {'const': 'newsparse.article/1'}
    """
    import msgspec

    _, parts = msgspec.json.schema_components([Article], ref_template="#/$defs/{name}")
    definitions = {name: _tightened(name, part) for name, part in parts.items()}
    definitions["Role"]["enum"] = [role.value for role in Role]
    article = definitions.pop("Article")
    article["properties"] = {"schema": {"const": SCHEMA}, **article["properties"]}
    article["required"] = ["schema", *article["required"]]
    return {
        "$schema": _DIALECT,
        "$id": _ID,
        **article,
        "title": SCHEMA,
        "description": "A news article; absent things are null or empty, and no key is ever missing.",
        "$defs": definitions,
    }


def _tightened(name: str, part: dict[str, Any]) -> dict[str, Any]:
    """What we write, where the types only say what may be read: every key stands there, and no other."""
    if "properties" not in part:
        return part
    properties = {key: _property(name, key, value) for key, value in part["properties"].items()}
    optional = _OPTIONAL.get(name, set())
    return {
        "title": name,
        "description": cleandoc(part["description"]),
        "type": "object",
        "properties": properties,
        "required": [key for key in properties if key not in optional],
        "additionalProperties": False,
    }


def _property(owner: str, key: str, value: dict[str, Any]) -> dict[str, Any]:
    described = {"description": _KEYS[owner][key]} if key in _KEYS.get(owner, {}) else {}
    limits = {"minimum": _LEAST[key]} if key in _LEAST and value.get("type") == "integer" else {}
    rest = {name: item for name, item in value.items() if name != "default"}
    if all(set(choice) == {"type"} for choice in value.get("anyOf", ({},))):
        rest = {"type": [choice["type"] for choice in value["anyOf"]]}
    return {**described, **rest, **limits}
