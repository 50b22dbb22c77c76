"""Decoding any bytes, and encoding them back to the same bytes."""

import codecs
import encodings
import hashlib
import sys
from pathlib import Path
from pkgutil import iter_modules

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.model.errors import EncodingError, InputError
from newsparse.text.source import _FEW, Source, _own_sha256, decode, decode_news, load

ENGLISH = "The ferry – late again – left at nine. “We’re used to it,” said the café’s owner.\n"
GERMAN = (
    "Der Bürgermeister erklärte am Montag, die Brücke über die Flöß werde für mehrere Wochen "
    "gesperrt. Fußgänger können einen Steg benützen, müssen aber mit Wartezeiten rechnen. Die "
    "Prüfung hatte größere Schäden gezeigt.\n"
)
FRENCH = (
    "La mairie a annoncé jeudi que l'école resterait fermée jusqu'à la fin de l'été. Les élèves "
    "seront répartis dans les communes voisines, ce qui a déjà provoqué la colère des parents, "
    "réunis à l'hôtel de ville.\n"
)
POLISH = (
    "Burmistrz ogłosił w środę, że nowy most zostanie otwarty później, niż zapowiadano. Przyczyną są "
    "pęknięcia, które wykryto w jednym z filarów. Mieszkańcy wsi już się przyzwyczaili do dłuższej "
    "drogi.\n"
)
RUSSIAN = (
    "Городской совет решил закрыть старый мост на ремонт до конца лета. Жителям придётся ездить в "
    "объезд, что займёт около сорока минут. Мэр пообещал, что автобусы будут ходить чаще, а проезд "
    "подешевеет.\n"
)
GREEK = (
    "Ο δήμος ανακοίνωσε την Τρίτη ότι η παλιά γέφυρα θα κλείσει για επισκευές ως το τέλος του "
    "καλοκαιριού. Οι κάτοικοι θα χρησιμοποιούν τον παραλιακό δρόμο, που είναι στενός και έχει μεγάλη "
    "κίνηση.\n"
)
ARABIC = (
    "أعلنت البلدية يوم الثلاثاء أن الجسر القديم سيغلق حتى نهاية الصيف بسبب أعمال الصيانة. وقال رئيس "
    "البلدية إن السكان سيستخدمون الطريق الساحلي، وإن الحافلات ستعمل حتى منتصف الليل.\n"
)
HEBREW = (
    "העירייה הודיעה ביום שלישי כי הגשר הישן ייסגר לשיפוצים עד סוף הקיץ. התושבים יצטרכו לנסוע בדרך "
    "החוף, והנסיעה תתארך בכחצי שעה. ראש העיר הבטיח להוסיף אוטובוסים בשעות הבוקר.\n"
)
JAPANESE = (
    "市は火曜日、老朽化した橋を夏の終わりまで通行止めにすると発表した。住民は海沿いの道を使うことになり、"
    "通勤時間が三十分ほど延びる見込みだ。市長は「バスの本数を増やす」と話した。\n"
)
CHINESE = (
    "市政府星期二宣布，旧桥将关闭维修至夏末。居民须改走沿海公路，上班时间将增加约半小时。市长表示，将"
    "增加公交车班次，票价不变。桥建于一九五八年，去年冬天发现多处裂缝。\n"
)
TAIWANESE = (
    "市政府星期二宣布，舊橋將關閉維修至夏末。居民須改走沿海公路，上班時間將增加約半小時。市長表示，將"
    "增加公車班次，票價不變。橋建於一九五八年，去年冬天發現多處裂縫。\n"
)
KOREAN = (
    "시는 화요일 낡은 다리를 여름이 끝날 때까지 폐쇄하고 보수한다고 밝혔다. 주민들은 해안 도로를 이용"
    "해야 하며 출근 시간이 삼십 분쯤 늘어날 것으로 보인다. 시장은 버스를 늘리겠다고 약속했다.\n"
)

BY_BOM = [
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("utf-32-be", codecs.BOM_UTF32_BE),
]
LEGACY = [
    ("cp1252", ENGLISH * 3),
    ("cp1252", GERMAN),
    ("iso-8859-1", FRENCH),
    ("cp1250", POLISH),
    ("iso-8859-2", POLISH),
    ("cp1251", RUSSIAN),
    ("koi8-r", RUSSIAN),
    ("cp1253", GREEK),
    ("cp1255", HEBREW),
    ("cp1256", ARABIC),
    ("shift_jis", JAPANESE),
    ("euc_jp", JAPANESE),
    ("iso2022_jp", JAPANESE),
    ("iso2022_kr", KOREAN),
    ("gb18030", CHINESE),
    ("big5", TAIWANESE),
    ("euc_kr", KOREAN),
]
CODECS = [
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-7"),
    *("ascii", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp437", "cp866"),
    *("iso-8859-1", "iso-8859-2", "iso-8859-15", "koi8-r", "mac_roman", "tis-620", "shift_jis", "euc_jp"),
    *("iso2022_jp", "gb18030", "gbk", "hz", "big5", "euc_kr", "iso2022_kr", "johab"),
]


@pytest.mark.parametrize(("encoding", "bom"), BY_BOM)
def test_a_byte_order_mark_decides(encoding: str, bom: bytes) -> None:
    data = bom + (RUSSIAN + ENGLISH).encode(encoding)
    source = decode(data)
    assert (source.text, source.encoding) == (RUSSIAN + ENGLISH, encoding)
    assert source.to_bytes() == data


@pytest.mark.parametrize("encoding", [name for name, _ in BY_BOM[1:]])
def test_utf16_and_utf32_are_seen_without_a_mark(encoding: str) -> None:
    data = (ENGLISH * 3).encode(encoding)
    source = decode(data)
    assert (source.text, source.encoding) == (ENGLISH * 3, encoding)
    assert source.to_bytes() == data


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, POLISH, RUSSIAN, ARABIC, JAPANESE, KOREAN])
def test_utf8_comes_before_any_guess(text: str) -> None:
    assert decode(text.encode()).encoding == "utf-8"


@pytest.mark.parametrize(("encoding", "text"), LEGACY, ids=lambda value: value[:12])
def test_a_legacy_encoding_is_detected(encoding: str, text: str) -> None:
    data = text.encode(encoding)
    source = decode(data)
    assert source.text == text
    assert source.to_bytes() == data


@pytest.mark.parametrize("encoding", CODECS)
@given(data=st.binary(max_size=60))
@settings(max_examples=25, deadline=None)
def test_bytes_in_every_encoding_come_back(encoding: str, data: bytes) -> None:
    """Bytes that the requested encoding cannot decode included."""
    assert decode(data, encoding=encoding).to_bytes() == data


@given(data=st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_come_back_and_what_is_not_text_is_refused_with_advice(data: bytes) -> None:
    source = decode(data, path="x")
    assert source.to_bytes() == data
    assert source.first_bytes(7) == data[:7]
    if not source.is_text:
        assert "; " in (source.refusal() or "")


@pytest.mark.parametrize("encoding", CODECS)
def test_the_first_bytes_are_those_of_the_file(encoding: str) -> None:
    data = "<Fähre>".encode(encoding, "ignore")
    assert decode(data, encoding=encoding).first_bytes(3) == data[:3]


def test_a_text_that_never_was_bytes_has_first_bytes_too() -> None:
    assert Source("\udce9t\u00e9").first_bytes(3) == b"?t\xc3"


@given(text=st.text(max_size=80), breaks=st.lists(st.integers(0, 200), max_size=6))
@settings(max_examples=200, deadline=None)
def test_broken_utf8_comes_back(text: str, breaks: list[int]) -> None:
    data = bytearray((GERMAN + text).encode("utf-8", "surrogatepass"))
    for at in breaks:
        data[at] = 0xFF
    assert decode(bytes(data)).to_bytes() == bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x1b[31mRed\x1b[0m alert in the harbour\n",
        b"\x1b(B\x1b[mPlain again after \x1b(0qqq\x1b(B lines\n",
        b"It costs \x1b$5, \x1b$B or more\n",
        b"\x1b$)C alone says nothing\n",
        b"\x1b(J alone neither\n",
        b"\x1b$BD+;T\x1b(B and then \xc3\xa9\n",
    ],
)
def test_escape_sequences_that_name_no_characters_are_left_in_the_text(data: bytes) -> None:
    source = decode(data)
    assert (source.encoding, source.text) == ("utf-8", data.decode())
    assert source.to_bytes() == data


def test_an_unusual_spelling_of_iso_2022_comes_back() -> None:
    data = JAPANESE.encode("iso2022_jp").replace(b"\x1b$B", b"\x1b$@") + b"\x1b(JEND\x1b(B"
    source = decode(data)
    assert (source.text, source.errors) == (JAPANESE + "END", "strict")
    assert source.to_bytes() == data


def test_a_few_broken_bytes_do_not_turn_utf8_into_something_else() -> None:
    data = RUSSIAN.encode() + b"\xff" + RUSSIAN.encode()
    source = decode(data)
    assert (source.encoding, source.errors, source.text.count("\udcff")) == ("utf-8", "surrogateescape", 1)
    assert source.to_bytes() == data


def test_a_requested_encoding_overrides_detection() -> None:
    data = GERMAN.encode("utf-8")
    source = decode(data, encoding="cp1252")
    assert source.text.startswith("Der BÃ¼rgermeister")
    assert source.to_bytes() == data


def test_the_byte_order_mark_of_a_requested_encoding_is_not_part_of_the_text() -> None:
    assert decode(codecs.BOM_UTF16_LE + "Title".encode("utf-16-le"), encoding="utf-16").text == "Title"
    assert decode(codecs.BOM_UTF8 + b"Title", encoding="utf-8").text == "Title"


def test_an_unknown_encoding_names_the_nearest() -> None:
    with pytest.raises(EncodingError, match=r"utf-9.*did you mean utf"):
        decode(b"Title", encoding="utf-9")


@pytest.mark.parametrize(
    "name", ["hex", "idna", "punycode", "undefined", "unicode_escape", "raw-unicode-escape"]
)
def test_a_codec_that_does_not_give_text_is_refused(name: str) -> None:
    with pytest.raises(EncodingError, match=f"{name} is not a text encoding"):
        decode(b"Title", encoding=name)


@pytest.mark.parametrize("name", sorted(module.name for module in iter_modules(encodings.__path__)))
def test_every_codec_reads_any_bytes_or_is_refused(name: str) -> None:
    data = b"\xffRain \\u0041 closes\n\n" + bytes(range(256)) * 4
    try:
        source = decode(data, encoding=name)
    except EncodingError as error:
        assert "is not a text encoding" in str(error) or "no encoding named" in str(error)
        assert "mbcs?" not in str(error) and "oem?" not in str(error)
        return
    assert source.to_bytes() == data


def test_no_encoding_is_suggested_that_cannot_be_used() -> None:
    for wanted in ("idn", "punycod", "undefine", "rot_14", "unicode_escap"):
        with pytest.raises(EncodingError) as caught:
            decode(b"Title", encoding=wanted)
        for name in ("idna", "punycode", "undefined", "rot_13", "unicode_escape"):
            assert f" {name}" not in str(caught.value)


@pytest.mark.parametrize(
    ("head", "kind", "advice"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF", "newsparse parse reads its text"),
        (b"PK\x03\x04\x14\x00", "zip", "plain text"),
        (b"\x1f\x8b\x08\x00", "gzip", "gzip -dc"),
        (b"\x89PNG\r\n\x1a\n", "PNG", "contains no text"),
        (b"{\\rtf1\\ansi", "RTF", "newsparse parse reads it"),
    ],
)
def test_a_file_that_is_not_text_is_decoded_to_nothing_and_refused_by_its_kind(
    head: bytes, kind: str, advice: str
) -> None:
    data = head + b"\x00" * 50
    source = decode(data)
    assert (source.text, source.encoding, source.is_text, source.to_bytes()) == ("", None, False, data)
    with pytest.raises(InputError, match=kind) as caught:
        decode_news(data, path="x.bin")
    assert advice in str(caught.value)
    assert str(caught.value).startswith("x.bin: ")


@pytest.mark.parametrize(
    "text", [b"PDF readers are out of date", b"GIFs are back", b"PKK talks resume", b"BZ hits out"]
)
def test_words_that_resemble_signatures_are_text(text: bytes) -> None:
    assert decode_news(text).text == text.decode()


def test_a_file_of_zeros_is_refused() -> None:
    with pytest.raises(InputError, match="binary"):
        decode_news(b"\x00" * 5000)


def test_one_zero_in_a_text_is_kept() -> None:
    data = b"Title\n" + b"A long enough paragraph. " * 40 + b"\x00" + b" More of it." * 40
    assert decode(data).to_bytes() == data


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"").text == ""


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        load(str(tmp_path / "missing.txt"))


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="only Linux has such files")
def test_a_file_that_says_it_is_empty_is_read_to_its_end() -> None:
    assert Path("/proc/version").stat().st_size == 0
    assert len(load("/proc/version").text) == len(Path("/proc/version").read_text())


def test_few_inputs_and_many_have_the_same_digests(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [b"Rain %d" % number for number in range(_FEW + 50)]
    expected = [hashlib.sha256(text).hexdigest() for text in texts]
    monkeypatch.delitem(sys.modules, "hashlib")
    _own_sha256.cache_clear()
    assert decode(texts[0]).sha256 == expected[0]
    assert "hashlib" not in sys.modules
    assert [decode(text).sha256 for text in texts] == expected
    assert "hashlib" in sys.modules


def test_a_folder_is_not_read_as_a_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="directory"):
        load(str(tmp_path))


@pytest.mark.parametrize(
    "data",
    [bytes(range(1, 256)) * 3, bytes([0, 1, 2, 255]) * 99, b"\x01\x02\x03\xff\xfe" * 20],
    ids=["every byte", "zeros and more", "no zeros"],
)
def test_bytes_full_of_control_codes_are_refused(data: bytes) -> None:
    assert not decode(data).is_text
    with pytest.raises(InputError, match="binary"):
        decode_news(data)


def test_a_few_stray_control_codes_are_text() -> None:
    text = "Die Fähre fährt\x01 wieder, sagte der Betreiber am Montag. " * 4
    assert decode(text.encode("cp1252")).text == text


def test_the_encoding_of_a_large_file_is_detected_from_its_lines_that_are_not_ascii() -> None:
    data = (b"A line of plain English.\n" * 10_000) + "Городской совет закрыл мост до лета.\n".encode(
        "cp1251"
    ) * 200
    source = decode(data)
    assert (source.encoding, source.to_bytes()) == ("cp1251", data)


def test_bytes_that_fit_no_guess_come_back_too() -> None:
    data = bytes(range(0xA0, 0x100)) + b"\x81\x8d\x8f\x90\x9d and some words"
    source = decode(data)
    assert (source.errors, source.to_bytes()) == ("strict", data)
