"""The JSON Schema of the document, derived from the types of the article."""

from inspect import cleandoc
from typing import Any

from newsparse.model.article import SCHEMA, Article
from newsparse.model.role import Role
from newsparse.model.validated import LEAST

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = "urn:newsparse:article:1"

# Descriptions of keys whose names do not explain themselves.
_KEYS = {
    "SourceInfo": {
        "path": "The path as given; null for standard input.",
        "article": "The number of the article in its file, from 1.",
        "of": "How many articles the file has.",
        "encoding": "The encoding of the file.",
        "sha256": "The digest of the file's bytes, in hexadecimal.",
    },
    "Article": {
        "schema": "The name and version of this format.",
        "source": "Where the article comes from.",
        "language": "The BCP 47 primary subtag; null where the language is not clear.",
        "kicker": "The short line above the title.",
        "title": "The headline.",
        "summary": "The deck or standfirst, its lines joined by newlines.",
        "byline": "Who wrote the article.",
        "dateline": "Where, when and by whom, as the lead begins.",
        "published": "When the article was published, in ISO 8601, where the text says so.",
        "body": "The blocks of the story in order; the lead is without its dateline.",
        "notes": "Lines about the article that are not part of the story, in order.",
        "end_marker": "The line that marks the end of the article, as written.",
        "left_out": "The blocks that the text has and the document does not, such as menus, and their words.",
        "confidence": "How sure the labeller is of each part; null for a part that the article does not have.",
        "metadata": "Further facts from a database export, an interchange format or front matter.",
        "spans": "The lossless cover of the text; only present on request.",
    },
    "Dateline": {
        "text": "The dateline as written, without the white space after it.",
        "place": "The place as written, such as BEIRUT/THE HAGUE.",
        "places": "Each of its places.",
        "region": "The state or country that follows the place.",
        "agency": "The agency as written, without brackets.",
        "date": "The date as written.",
        "byline": "The reporter named in the dateline.",
        "agency_id": "The agency in lower case, the same for every script and spelling; null if uncertain.",
        "date_iso": "The date in EDTF (ISO 8601-2), as precise as the dateline: XXXX-11-22 without a year.",
    },
    "Byline": {
        "text": "The byline as written.",
        "authors": "The names of the authors, as written.",
        "agency": "The agency as written.",
    },
    "Block": {
        "type": "What the block is; boilerplate only with --keep-all.",
        "text": "Its text, the lines of a paragraph joined.",
        "line": "The line of the file on which it starts, from 1.",
    },
    "Note": {
        "type": "What the line is.",
        "text": "Its text.",
        "line": "The line of the file, from 1.",
    },
    "LeftOut": {
        "blocks": "How many blocks.",
        "words": "How many words: runs of letters and digits, and each character of scripts without spaces.",
    },
    "Confidence": {
        "title": "How sure the title is.",
        "byline": "How sure the byline is.",
        "dateline": "How sure the dateline is.",
        "body": "How sure the least sure block of the body is.",
    },
    "SpanRecord": {
        "type": "The role of the span.",
        "start": "The offset of its first code point in the text as read, from 0.",
        "end": "The offset after its last code point.",
        "line": "The line of the file on which it starts, from 1.",
        "margin": "The lead over the runner-up in log odds; null where there was no choice.",
    },
}
_OPTIONAL = {"Article": {"spans"}}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `parse -t json` writes: an article, or an array of articles.

    All keys of `newsparse.article/1` are required but `spans`, and there are no others.

    >>> json_schema()["$defs"]["Article"]["properties"]["schema"]["const"]
    'newsparse.article/1'
    """
    import msgspec

    _, parts = msgspec.json.schema_components([Article], ref_template="#/$defs/{name}")
    definitions = {name: _tightened(name, part) for name, part in parts.items()}
    definitions["Role"]["enum"] = [role.value for role in Role]
    article = definitions["Article"]
    schema = {"description": _KEYS["Article"]["schema"], "const": SCHEMA}
    article["properties"] = {"schema": schema, **article["properties"]}
    article["required"] = ["schema", *article["required"]]
    article["description"] = "A news article. Absent values are null or empty; no key is missing."
    one = {"$ref": "#/$defs/Article"}
    return {
        "$schema": _DIALECT,
        "$id": _ID,
        "title": SCHEMA,
        "description": "One article, or an array of them where a text or a command has several.",
        "anyOf": [one, {"type": "array", "items": one}],
        "$defs": {"Article": definitions.pop("Article"), **definitions},
    }


def _tightened(name: str, part: dict[str, Any]) -> dict[str, Any]:
    """The schema of what newsparse writes: the types allow absent keys on reading, here all are required."""
    if "properties" not in part:
        return part
    properties = {key: _property(name, key, value) for key, value in part["properties"].items()}
    optional = _OPTIONAL.get(name, set())
    return {
        "title": name,
        "description": cleandoc(part["description"]).partition("\n\n>>>")[0],
        "type": "object",
        "properties": properties,
        "required": [key for key in properties if key not in optional],
        "additionalProperties": False,
    }


def _property(owner: str, key: str, value: dict[str, Any]) -> dict[str, Any]:
    described = {"description": _KEYS[owner][key]} if key in _KEYS.get(owner, {}) else {}
    limits = {"minimum": LEAST[key]} if key in LEAST and value.get("type") == "integer" else {}
    rest = {name: item for name, item in value.items() if name != "default"}
    if all(set(choice) == {"type"} for choice in value.get("anyOf", ({},))):
        rest = {"type": [choice["type"] for choice in value["anyOf"]]}
    return {**described, **rest, **limits}
