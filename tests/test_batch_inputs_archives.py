"""Packed files and the members of archives become documents, whatever somebody put into them."""

import bz2
import gzip
import importlib
import io
import lzma
import os
import stat
import struct
import sys
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsparse.batch.convert.document import Document
from newsparse.batch.inputs import InputRequest, Limits, documents

Pack = Callable[[bytes], bytes]


def zstd_compress(data: bytes) -> bytes:
    try:
        module = importlib.import_module("compression.zstd")
    except ImportError:
        module = pytest.importorskip("backports.zstd", reason="the extra `zstd` is not installed")
    return bytes(module.compress(data))


PACKS: dict[str, Pack] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstd_compress,
}
each_pack = pytest.mark.parametrize("suffix", PACKS)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(path: str, **options: Any) -> list[Document]:
    return list(documents(InputRequest((path,), **options)))


def tar_of(*members: tuple[str, bytes] | tarfile.TarInfo, format_: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=format_) as archive:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                archive.addfile(member)
                continue
            info = tarfile.TarInfo(member[0])
            info.size = len(member[1])
            archive.addfile(info, io.BytesIO(member[1]))
    return out.getvalue()


def zip_of(*members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def noise(size: int) -> bytes:
    """Bytes that do not pack well."""
    import random

    return random.Random(1).randbytes(size)


# Packed files


@each_pack
def test_a_packed_file_is_one_text_at_its_place_without_the_suffix(suffix: str) -> None:
    Path(f"story.txt.{suffix}").write_bytes(PACKS[suffix](b"Rain\n"))
    assert read(f"story.txt.{suffix}") == [Document(f"story.txt.{suffix}", "story.txt", data=b"Rain\n")]


@each_pack
def test_a_packed_file_that_ends_too_early_says_so(suffix: str) -> None:
    data = PACKS[suffix](noise(100_000))
    Path(f"story.txt.{suffix}").write_bytes(data[: len(data) // 2])
    (document,) = read(f"story.txt.{suffix}")
    assert document.data is None
    assert document.problem is not None
    assert document.problem.endswith("stream ends too early; fetch it again")


@each_pack
def test_a_packed_file_that_is_damaged_says_so(suffix: str) -> None:
    data = bytearray(PACKS[suffix](noise(100_000)))
    data[8:40] = b"\xff" * 32
    Path(f"story.txt.{suffix}").write_bytes(data)
    (document,) = read(f"story.txt.{suffix}")
    assert (document.data, "stream is damaged (" in (document.problem or "")) == (None, True)


@each_pack
def test_a_text_that_would_be_too_long_is_not_unpacked(suffix: str) -> None:
    Path(f"story.txt.{suffix}").write_bytes(PACKS[suffix](b"Rain\n" * 1000))
    (document,) = read(f"story.txt.{suffix}", limits=Limits(text_bytes=4999))
    assert document.problem == "a text of more than 4,999 bytes; unpack it and split it"
    assert len(read(f"story.txt.{suffix}", limits=Limits(text_bytes=5000))[0].data or b"") == 5000


@each_pack
def test_a_bomb_is_given_up_long_before_it_is_over(suffix: str) -> None:
    data = PACKS[suffix](b" " * 20_000_000)
    Path(f"dump.jsonl.{suffix}").write_bytes(data)
    limits = Limits(text_bytes=1_000_000, unsuspected_bytes=1_500_000)
    tracemalloc.start()
    *_, document = read(f"dump.jsonl.{suffix}", limits=limits)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert document.problem == (
        "it expands to more than 200 times its size, as a bomb does; unpack it first if you trust it"
    )
    assert peak < 15_000_000  # of 20 million; 8 are the dictionary of xz


def test_what_packs_well_is_no_bomb() -> None:
    lines = b'{"text": "Rain fell on the hills"}\n' * 100_000
    Path("dump.jsonl.gz").write_bytes(gzip.compress(lines, 1))
    request = InputRequest(("dump.jsonl.gz",), limits=Limits(unsuspected_bytes=1_000_000))
    assert sum(1 for _ in documents(request)) == 100_000


def test_the_first_bytes_say_what_the_suffix_only_promises() -> None:
    Path("story.txt.gz").write_bytes(b"Rain\n")
    assert read("story.txt.gz") == [Document("story.txt.gz", "story.txt.gz", path="story.txt.gz")]
    Path("story.txt.xz").write_bytes(gzip.compress(b"Rain\n"))
    assert read("story.txt.xz")[0].data == b"Rain\n"
    Path("dump.jsonl").write_bytes(gzip.compress(b'{"text": "Rain"}\n'))
    assert [d.data for d in read("dump.jsonl")] == ["Rain"]


def test_members_of_gzip_that_follow_each_other_are_one_text() -> None:
    Path("story.txt.gz").write_bytes(gzip.compress(b"Rain\n") + gzip.compress(b"Snow\n"))
    assert read("story.txt.gz")[0].data == b"Rain\nSnow\n"


def test_packed_files_of_folders_are_found_by_the_name_that_they_have_unpacked() -> None:
    os.mkdir("in")
    for name in ("a.txt.gz", "b.md.gz", "c.txt"):
        Path("in", name).write_bytes(gzip.compress(b"Rain"))
    assert [d.place for d in read("in", include=("*.txt",))] == ["a.txt", "c.txt"]
    assert [d.place for d in read("in", include=("*.md",))] == ["b.md"]
    assert [d.place for d in read("in", exclude=("*.gz",))] == ["c.txt"]


def test_zstd_without_its_extra_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("compression", "compression.zstd", "backports.zstd"):
        monkeypatch.setitem(sys.modules, name, None)
    Path("story.txt.zst").write_bytes(b"\x28\xb5\x2f\xfd")
    assert [d.problem for d in read("story.txt.zst")] == [
        "zstd needs an extra: pip install 'newsparse[zstd]', or unpack it with zstd -d"
    ]


# Archives


@pytest.mark.parametrize("suffix", ["tar", "tar.gz", "tgz", "tar.bz2", "tbz2", "tar.xz", "txz", "tar.zst"])
def test_members_of_a_tar_come_in_its_order(suffix: str) -> None:
    data = tar_of(("b.txt", b"B"), ("a/x.txt", b"X"), ("a/y.txt", b""))
    pack = PACKS.get({"tgz": "gz", "tbz2": "bz2", "txz": "xz"}.get(suffix, suffix[4:]), bytes)
    Path(f"wire.{suffix}").write_bytes(pack(data))
    name = f"wire.{suffix}"
    assert read(name) == [
        Document(f"{name}/b.txt", "wire.tar/b.txt", data=b"B"),
        Document(f"{name}/a/x.txt", "wire.tar/a/x.txt", data=b"X"),
        Document(f"{name}/a/y.txt", "wire.tar/a/y.txt", data=b""),
    ]


def test_members_of_a_zip_come_in_its_order() -> None:
    Path("wire.zip").write_bytes(zip_of(("b.txt", b"B"), ("a/", b""), ("a/x.txt", b"X")))
    assert read("wire.zip") == [
        Document("wire.zip/b.txt", "wire.zip/b.txt", data=b"B"),
        Document("wire.zip/a/x.txt", "wire.zip/a/x.txt", data=b"X"),
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_every_packing_of_a_zip_is_read(method: int) -> None:
    Path("wire.zip").write_bytes(zip_of(("b.txt", b"B" * 1000), method=method))
    assert read("wire.zip")[0].data == b"B" * 1000


def test_an_office_document_is_no_archive() -> None:
    Path("letter.docx").write_bytes(zip_of(("word/document.xml", b"<x/>")))
    assert read("letter.docx") == [Document("letter.docx", "letter.docx", path="letter.docx")]


TRICKS = [
    ("../../up.txt", "up.txt"),
    ("/etc/passwd.txt", "etc/passwd.txt"),
    ("C:\\Windows\\a.txt", "Windows/a.txt"),
    ("..\\back.txt", "back.txt"),
    ("a/../../b.txt", "a/b.txt"),
    ("two\nlines.txt", "two\nlines.txt"),
    ("-rf.txt", "-rf.txt"),
]


@pytest.mark.parametrize(("name", "place"), TRICKS)
def test_tricky_names_become_safe_places_and_nothing_is_unpacked(here: Path, name: str, place: str) -> None:
    Path("in").mkdir()
    Path("in/w.tar").write_bytes(tar_of((name, b"x")))
    Path("in/w.zip").write_bytes(zip_of((name, b"x")))
    found = read("in")
    assert [(d.place, d.data) for d in found] == [(f"w.tar/{place}", b"x"), (f"w.zip/{place}", b"x")]
    assert sorted(os.listdir()) == ["in"]
    assert sorted(os.listdir("in")) == ["w.tar", "w.zip"]


def test_names_that_are_no_utf8_come_as_they_are() -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    Path("w.tar").write_bytes(tar_of((name, b"x"), format_=tarfile.GNU_FORMAT))
    assert [os.fsencode(d.place) for d in read("w.tar")] == [b"w.tar/caf\xe9.txt"]


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def test_links_and_devices_of_archives_are_told_and_never_followed() -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    Path("w.zip").write_bytes(zip_of((link, b"/etc/passwd"), ("z.txt", b"Z")))
    Path("w.tar").write_bytes(
        tar_of(
            special("sym.txt", tarfile.SYMTYPE, "/etc/passwd"),
            special("hard.txt", tarfile.LNKTYPE, "sym.txt"),
            special("zero.txt", tarfile.CHRTYPE),
            special("fifo.txt", tarfile.FIFOTYPE),
            special("folder", tarfile.DIRTYPE),
            ("z.txt", b"Z"),
        )
    )
    told: list[str] = []
    found = list(documents(InputRequest(("w.zip", "w.tar")), lambda name, _: told.append(name)))
    assert [d.name for d in found] == ["w.zip/z.txt", "w.tar/z.txt"]
    assert told == [
        "w.zip/link.txt",
        *("w.tar/sym.txt", "w.tar/hard.txt", "w.tar/zero.txt", "w.tar/fifo.txt"),
    ]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_second_member_of_one_name_is_a_problem() -> None:
    Path("w.tar").write_bytes(tar_of(("a.txt", b"1"), ("./a.txt", b"2"), ("b.txt", b"3")))
    Path("w.zip").write_bytes(zip_of(("a.txt", b"1"), ("a.txt", b"2"), ("b.txt", b"3")))
    for name in ("w.tar", "w.zip"):
        found = read(name)
        assert [d.data for d in found] == [b"1", None, b"3"]
        assert found[1].problem == "a second member of that name, left out; unpack the archive to have both"


def test_hidden_members_are_passed_over_as_hidden_files_are() -> None:
    Path("w.zip").write_bytes(zip_of((".DS_Store", b"x"), ("__MACOSX/._a.txt", b"x"), ("./a.txt", b"A")))
    assert [d.place for d in read("w.zip")] == ["w.zip/a.txt"]


def test_patterns_look_into_archives_as_into_folders() -> None:
    Path("in").mkdir()
    Path("in/w.zip").write_bytes(zip_of(("a.txt", b"A"), ("a.jpg", b"J"), ("drafts/b.txt", b"B")))
    Path("in/a.jpg").write_bytes(b"J")
    assert [d.place for d in read("in", include=("*.txt",))] == ["w.zip/a.txt", "w.zip/drafts/b.txt"]
    assert [d.place for d in read("in", include=("*.txt",), exclude=("drafts/",))] == ["w.zip/a.txt"]
    assert [d.place for d in read("in", include=("*.jpg",), exclude=("*.zip",))] == ["a.jpg"]
    assert len(read("in", include=("*.zip",))) == 3
    assert [d.place for d in read("in/w.zip", include=("*.txt",))] == ["w.zip/a.txt", "w.zip/drafts/b.txt"]


def encrypted(data: bytes) -> bytes:
    """The zip with the flag of encryption on its first member, in both places where it stands."""
    changed = bytearray(data)
    changed[6] |= 1
    changed[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def test_an_encrypted_member_is_a_problem_and_the_rest_is_read() -> None:
    Path("w.zip").write_bytes(encrypted(zip_of(("a.txt", b"secret"), ("b.txt", b"B"))))
    found = read("w.zip")
    assert [(d.data, d.problem) for d in found] == [
        (None, "encrypted; unpack it with its password first"),
        (b"B", None),
    ]


def test_a_member_with_a_wrong_checksum_is_a_problem_and_the_rest_is_read() -> None:
    data = bytearray(zip_of(("a.txt", b"Rain"), ("b.txt", b"B"), method=zipfile.ZIP_STORED))
    data[data.index(b"Rain")] = ord("P")
    Path("w.zip").write_bytes(data)
    found = read("w.zip")
    assert [d.data for d in found] == [None, b"B"]
    assert "bad crc-32" in (found[0].problem or "")


def test_a_member_packed_in_a_way_that_nobody_reads_is_a_problem() -> None:
    data = bytearray(zip_of(("a.txt", b"Rain")))
    for at in (8, data.index(b"PK\x01\x02") + 10):
        data[at : at + 2] = struct.pack("<H", 9)  # deflate64, as Windows writes for large files
    Path("w.zip").write_bytes(data)
    (document,) = read("w.zip")
    assert "not supported" in (document.problem or "")


def test_a_member_without_a_name_has_a_place() -> None:
    data = zip_of(("~", b"Rain"), method=zipfile.ZIP_STORED)
    Path("w.zip").write_bytes(data.replace(b"~", b"\0"))
    assert read("w.zip", include=("*",)) == [Document("w.zip/", "w.zip/_", data=b"Rain")]


def test_a_truncated_zip_is_one_problem() -> None:
    data = zip_of(("a.txt", b"Rain"), ("b.txt", b"B"))
    Path("w.zip").write_bytes(data[:-30])
    (document,) = read("w.zip")
    assert document == Document(
        "w.zip",
        "w.zip",
        problem="a zip archive that cannot be read (file is not a zip file); is it complete?",
    )


@pytest.mark.parametrize("cut", [700, 1024 + 100, 1024 + 512 + 512])
def test_a_truncated_tar_gives_what_it_has_and_says_so(cut: int) -> None:
    """Cut inside the first member, inside the header of the second, and where the end mark should begin."""
    Path("w.tar").write_bytes(tar_of(("a.txt", b"A" * 300), ("b.txt", b"B" * 10))[:cut])
    found = read("w.tar")
    assert found[-1].name.startswith("w.tar")
    assert "complete?" in (found[-1].problem or "")
    assert [d.data for d in found if not d.problem] == [b"A" * 300, b"B" * 10][: cut // 1024]


def test_garbage_inside_a_tar_is_no_silent_end() -> None:
    data = tar_of(("a.txt", b"A"), ("b.txt", b"B"))
    Path("w.tar").write_bytes(data[:1024] + b"\xff" * 512 + data[1536:])
    *_, last = read("w.tar")
    assert "damaged" in (last.problem or "")


def test_what_is_no_tar_is_said_to_be_none() -> None:
    Path("w.tar").write_bytes(b"Rain\n" * 1000)
    (document,) = read("w.tar")
    assert (document.problem or "").startswith("a tar archive that cannot be read (")


def test_a_tar_that_leads_back_into_itself_ends() -> None:
    """A negative size in a header once sent readers round in circles."""
    info = tarfile.TarInfo("a.txt")
    info.size = -1024
    header = info.tobuf(tarfile.GNU_FORMAT)
    Path("w.tar").write_bytes(tar_of(("b.txt", b"B"))[:1024] + header + bytes(1024))
    *_, last = read("w.tar")
    assert "w.tar" in last.name
    assert last.problem


def test_a_header_as_large_as_a_disk_is_not_taken_into_memory() -> None:
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 1 << 40
    Path("w.tar").write_bytes(info.tobuf(tarfile.GNU_FORMAT) + bytes(10_240))
    (document,) = read("w.tar")
    assert document.problem == "a member or a header of more than 100,000,000 bytes; unpack it first"


def test_a_sparse_member_is_a_problem(here: Path) -> None:
    with open("big.txt", "wb") as file:
        file.truncate(1 << 34)
    data = b"big.txt"
    info = tarfile.TarInfo(data.decode())
    info.type = tarfile.GNUTYPE_SPARSE
    header = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    header[483:495] = b"77777777777\0"
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    Path("w.tar").write_bytes(bytes(header) + bytes(1024))
    (document,) = read("w.tar")
    assert "sparse" in (document.problem or "")


def test_a_zip_bomb_is_refused_by_what_it_declares() -> None:
    members = [(f"{n}.txt", bytes(1_000_000)) for n in range(20)]
    Path("w.zip").write_bytes(zip_of(*members))
    (document,) = read("w.zip", limits=Limits(unsuspected_bytes=1_000_000))
    assert document.problem == (
        "it expands to more than 200 times its size, as a bomb does; unpack it first if you trust it"
    )


def test_too_long_a_list_of_members_is_not_read() -> None:
    members = [(f"{n}.txt", b"x") for n in range(100)]
    Path("w.zip").write_bytes(zip_of(*members))
    (document,) = read("w.zip", limits=Limits(members=100))
    assert "its list of members is too long (" in (document.problem or "")


def test_the_list_of_a_zip64_is_measured_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """One member more than the old record can count, which is said to be ten here."""
    with monkeypatch.context() as patch:
        patch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 10)
        data = bytearray(zip_of(*((f"{n}.txt", b"") for n in range(11))))
    assert b"PK\x06\x06" in data
    end = data.rindex(b"PK\x05\x06")
    data[end + 12 : end + 16] = b"\xff" * 4  # as others write it: see the longer record
    Path("w.zip").write_bytes(data)
    (document,) = read("w.zip", limits=Limits(members=10))
    assert "its list of members is too long (" in (document.problem or "")
    assert len(read("w.zip")) == 11


def test_too_many_members_of_a_tar_end_it() -> None:
    Path("w.tar").write_bytes(tar_of(*((f"{n}.txt", b"x") for n in range(10))))
    found = read("w.tar", limits=Limits(members=4))
    assert [d.problem is None for d in found] == [True] * 4 + [False]


def test_a_member_that_is_too_long_is_a_problem_and_the_rest_is_read() -> None:
    members = [("a.txt", b"A" * 2000), ("b.txt", b"B")]
    Path("w.tar.gz").write_bytes(gzip.compress(tar_of(*members)))
    Path("w.zip").write_bytes(zip_of(*members))
    for name in ("w.tar.gz", "w.zip"):
        found = read(name, limits=Limits(text_bytes=1000))
        assert [d.data for d in found] == [None, b"B"]
        assert found[0].problem == "a text of more than 1,000 bytes; unpack it and split it"


def test_corpora_packed_files_and_archives_in_archives_are_read_where_they_lie() -> None:
    inner = zip_of(("c.txt", b"C"))
    members = [
        ("a.txt.gz", gzip.compress(b"A")),
        ("d.jsonl.gz", gzip.compress(b'{"text": "D"}\n')),
        ("i.zip", inner),
        ("t.tar.gz", gzip.compress(tar_of(("e.txt", b"E")))),
    ]
    expected = [("a.txt", b"A"), ("d.jsonl/000000001.txt", "D"), ("i.zip/c.txt", b"C"), ("t.tar/e.txt", b"E")]
    Path("w.zip").write_bytes(zip_of(*members))
    Path("w.tar").write_bytes(tar_of(*members))
    for name in ("w.zip", "w.tar"):
        assert [(d.place, d.data) for d in read(name)] == [
            (f"{name}/{place}", data) for place, data in expected
        ]


def test_archives_in_archives_end_somewhere() -> None:
    data = zip_of(("a.txt", b"A"))
    for _ in range(10):
        data = zip_of(("in.zip", data))
    Path("w.zip").write_bytes(data)
    (document,) = read("w.zip")
    assert document.place == "w.zip/in.zip/in.zip/in.zip"
    assert isinstance(document.data, bytes)


def test_a_damaged_member_of_a_tar_costs_itself_only() -> None:
    Path("w.tar").write_bytes(tar_of(("a.txt.gz", gzip.compress(noise(999))[:500]), ("b.txt", b"B")))
    found = read("w.tar")
    assert [(d.name, d.data) for d in found] == [("w.tar/a.txt.gz", None), ("w.tar/b.txt", b"B")]
    assert found[0].problem == "the gzip stream ends too early; fetch it again"


def test_a_member_that_is_no_text_is_passed_on() -> None:
    Path("w.tar").write_bytes(tar_of(("a.png", b"\x89PNG")))
    assert read("w.tar", include=("*.png",))[0].data == b"\x89PNG"
    assert read("w.tar") == []


def test_a_tar_in_a_pack_streams_in_flat_memory() -> None:
    def peak(count: int) -> int:
        data = tar_of(*((f"{n}.txt", b"Rain fell. " * 100) for n in range(count)))
        Path("w.tar.gz").write_bytes(gzip.compress(data, 1))
        del data
        tracemalloc.start()
        assert sum(1 for _ in documents(InputRequest(("w.tar.gz",)))) == count
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)  # what is imported once
    few, many = peak(200), peak(5000)
    assert many - few < 5000 * 200  # the hash of a name, by which a second member of it is told
    assert few < 2_000_000


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz", "tar.bz2", "tar.xz", "tar.zst", "jsonl", "parquet"])
def test_whatever_is_changed_in_a_file_comes_out_as_documents(kind: str) -> None:
    """Bytes overwritten, cut out and cut off at random: problems, but never an exception or a text too long."""
    import random

    members = [(f"{n}/a.txt", noise(50 * n)) for n in range(8)]
    good = {
        "zip": lambda: zip_of(*members),
        "tar": lambda: tar_of(*members, special("l", tarfile.SYMTYPE, "x"), ("é" * 90, b"long")),
        "jsonl": lambda: b'{"id": 1, "text": "Rain \\u00e9", "tags": ["a", null, 1.5]}\n' * 8,
        "parquet": parquet_of_rain,
    }
    data = good[kind]() if kind in good else PACKS[kind[4:]](good["tar"]())
    chance = random.Random(kind)
    for _ in range(150):
        Path(f"w.{kind}").write_bytes(changed(data, chance))
        for document in read(f"w.{kind}", limits=Limits(text_bytes=100_000)):
            assert document.problem or len(document.data or "") <= 100_000 or document.path
            assert ".." not in document.place.split("/")
            assert "\n" not in (document.problem or "")


def parquet_of_rain() -> bytes:
    pyarrow = pytest.importorskip("pyarrow", reason="the extra `arrow` is not installed")
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(pyarrow.table({"id": list(range(50)), "text": ["Rain"] * 50}), out)
    return out.getvalue()


def changed(data: bytes, chance: Any) -> bytes:
    """The bytes with one to four mistakes in them, most of them where headers are."""
    new = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.choice([chance.randrange(len(new)), min(chance.randrange(600), len(new) - 1)])
        match chance.randrange(4):
            case 0:
                new[at] = chance.randrange(256)
            case 1:
                new[at : at + 4] = chance.randbytes(4)
            case 2:
                del new[at : at + chance.randrange(1, 40)]
            case _:
                new = new[: max(at, 1)] if chance.random() < 0.2 else new
        new = new or bytearray(b"x")
    return bytes(new)
