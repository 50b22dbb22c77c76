"""Which formats are there beside our own document: those of newsrooms, of the web and of tables."""

from newsparse.formats.format import Clue, Format

_HERE = "newsparse.formats."
_INTERCHANGE = _HERE + "interchange."

# What the readers of every one of these cannot know: how sure newsparse was, where the texts stood, what was left out.
_WORK = ("confidence", "lines", "source", "left_out", "spans")
# What JSON for newsrooms has no place for.
_NINJS = ("end_marker", "metadata", "timestamps", "dateline_parts", "inexact_time", *_WORK)

_IN_NINJS = (
    *("ninjs", '"versioncreated"', '"versionCreated"', '"bodies"'),
    *('"body_html"', '"body_text"', '"body_xhtml"'),
)
# Headers that the source of a mail opens with.
_MAIL = (
    *("Received:", "Return-", "Delivered-", "X-", "ARC-", "DKIM-", "Date:", "From:", "To:", "Subject:"),
    *("Message-", "MIME-", "Mime-", "Content-", "Authentication-"),
)

CATALOGUE: tuple[Format, ...] = (
    Format(
        "html",
        (".html", ".htm", ".xhtml"),
        "web pages in; out comes a page for people, with --spans in the colours of the roles",
        _HERE + "web",
        Clue(opening=("<",)),
        extra="html",
        writer=_HERE + "page",
        lacks=("forbidden", "metadata", "spans_alone", "confidence", "lines", "source", "left_out"),
    ),
    Format(
        "jsonld",
        (".jsonld",),
        "schema.org NewsArticle, for the page of an article",
        _INTERCHANGE + "read_jsonld",
        Clue(opening=("{", "["), anywhere=("schema.org",)),
        writer=_INTERCHANGE + "write_jsonld",
        lacks=("end_marker", "metadata", "notes", "block_types", "dateline_parts", *_WORK),
    ),
    Format(
        "ninjs",
        (".ninjs",),
        "IPTC ninjs 3.1, news in JSON",
        _INTERCHANGE + "read_ninjs",
        Clue(opening=("{", "["), anywhere=_IN_NINJS),
        writer=_INTERCHANGE + "write_ninjs",
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
        _INTERCHANGE + "read_nitf",
        Clue(opening=("<",)),
        writer=_INTERCHANGE + "write_nitf",
        lacks=("forbidden", "dateline_parts", *_WORK),
    ),
    Format(
        "newsml-g2",
        (".newsml", ".g2"),
        "IPTC NewsML-G2 2.35, with the text as NITF",
        _INTERCHANGE + "read_newsml_g2",
        Clue(opening=("<",)),
        writer=_INTERCHANGE + "write_newsml_g2",
        lacks=("forbidden", "inexact_time", "dateless", "dateline_parts", *_WORK),
    ),
    Format(
        "pdf",
        (".pdf",),
        "the text layer of PDF files",
        _HERE + "pdf",
        Clue(magic=(b"%PDF-",)),
        writes=False,
        extra="pdf",
    ),
    Format(
        "eml",
        (".eml",),
        "the source of a mail; mails attached to it are articles too",
        _HERE + "mail.eml",
        Clue(opening=_MAIL),
        writes=False,
    ),
    Format(
        "mbox",
        (".mbox",),
        "mailboxes: many mails in a file",
        _HERE + "mail.mbox",
        Clue(opening=("From ",)),
        writes=False,
    ),
    Format(
        "docx",
        (".docx",),
        "Word documents: paragraphs, headings, lists, tables as text",
        _HERE + "office.read_docx",
        Clue(magic=(b"PK\x03\x04",)),
        writes=False,
    ),
    Format(
        "odt",
        (".odt",),
        "OpenDocument texts",
        _HERE + "office.read_odt",
        Clue(magic=(b"PK\x03\x04",)),
        writes=False,
    ),
    Format(
        "rtf",
        (".rtf",),
        "RTF documents",
        _HERE + "office.read_rtf",
        Clue(magic=(b"{\\rtf",)),
        writes=False,
    ),
    Format(
        "rss",
        (".rss",),
        "RSS feeds: the items that have a text",
        _HERE + "feeds.rss",
        Clue(opening=("<",)),
        writes=False,
    ),
    Format(
        "atom",
        (".atom",),
        "Atom feeds: the entries that have a text",
        _HERE + "feeds.atom",
        Clue(opening=("<",)),
        writes=False,
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
