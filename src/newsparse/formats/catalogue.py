"""Which formats are there beside our own document: those of newsrooms, of the web and of tables."""

from newsparse.formats.format import Format

_HERE = "newsparse.formats."
_INTERCHANGE = _HERE + "interchange."

# What the readers of every one of these cannot know: how sure newsparse was, where the texts stood, what was left out.
_WORK = ("confidence", "lines", "source", "left_out", "spans")
# What JSON for newsrooms has no place for.
_NINJS = ("end_marker", "metadata", "timestamps", "dateline_parts", "inexact_time", *_WORK)

CATALOGUE: tuple[Format, ...] = (
    Format(
        "html",
        (".html", ".htm"),
        "a page for people, complete in itself; --spans shows the text in the colours of its roles",
        _HERE + "page",
        reads=False,
        lacks=("forbidden", "metadata", "spans_alone", "confidence", "lines", "source", "left_out"),
    ),
    Format(
        "jsonld",
        (".jsonld",),
        "schema.org NewsArticle, for the page of an article",
        _INTERCHANGE + "write_jsonld",
        reads=False,
        lacks=("end_marker", "metadata", "notes", "block_types", "dateline_parts", *_WORK),
    ),
    Format(
        "ninjs",
        (".ninjs",),
        "IPTC ninjs 3.1, news in JSON",
        _INTERCHANGE + "write_ninjs",
        reads=False,
        lacks=_NINJS,
    ),
    Format(
        "ninjs-2.2",
        (),
        "the same in version 2.2",
        _INTERCHANGE + "write_ninjs_2",
        reads=False,
        lacks=_NINJS,
    ),
    Format(
        "ninjs-1.6",
        (),
        "the same in version 1.6",
        _INTERCHANGE + "write_ninjs_1",
        reads=False,
        lacks=_NINJS,
    ),
    Format(
        "nitf",
        (".nitf",),
        "IPTC NITF 3.6, one article in XML",
        _INTERCHANGE + "write_nitf",
        reads=False,
        lacks=("forbidden", "dateline_parts", *_WORK),
    ),
    Format(
        "newsml-g2",
        (".newsml", ".g2"),
        "IPTC NewsML-G2 2.35, with the text as NITF",
        _INTERCHANGE + "write_newsml_g2",
        reads=False,
        lacks=("forbidden", "inexact_time", "dateless", "dateline_parts", *_WORK),
    ),
    Format(
        "csv",
        (".csv",),
        "a table with a row for each article, safe to open in a spreadsheet",
        _HERE + "csv_table",
        reads=False,
    ),
    Format(
        "parquet",
        (".parquet",),
        "the same table for data frames; needs the extra arrow",
        _HERE + "parquet_table",
        reads=False,
        binary=True,
    ),
)
