"""Encodings as they come out of spreadsheets, terminals and old web sites."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.decoding import decode
from corpus.errors import UnreadableFile

WESTERN = "Exports to São Paulo rose – “30%” more than in June; Zürich paid £3m and 5 € per kg."
CHINESE = "海关数据显示，六月份镓出口量为2004千克，主要出口到日本和德国。锗出口量下降。"
JAPANESE = "財務省の貿易統計によると、ガリウムの輸入量は2004キログラムでした。前月より増えました。"
RUSSIAN = "Экспорт галлия в июне вырос на 30% и составил 2004 килограмма, сообщила таможня."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Gallium\r\n2,004 kg\rend", "Gallium\n2,004 kg\nend"),
        (WESTERN.encode(), WESTERN),
        (b"\xef\xbb\xbf" + WESTERN.encode(), WESTERN),
        (WESTERN.encode("utf-16"), WESTERN),
        (WESTERN.encode("utf-16-le"), WESTERN),
        (WESTERN.encode("utf-16-be"), WESTERN),
        (b"\xfe\xff" + CHINESE.encode("utf-16-be"), CHINESE),
        (CHINESE.encode("utf-16-le"), CHINESE),
        (WESTERN.encode("utf-32"), WESTERN),
        (CHINESE.encode(), CHINESE),
    ],
)
def test_unicode_is_read_without_a_warning(data: bytes, text: str) -> None:
    assert decode(data, "june.txt") == (text, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "cp1252"),
        ("Café prices rose by 5 °C", "latin-1"),
        (CHINESE, "gb18030"),
        (JAPANESE, "shift_jis"),
        (RUSSIAN, "cp1251"),
    ],
)
def test_older_encodings_are_recognised_and_named(text: str, encoding: str) -> None:
    read, warnings = decode(text.encode(encoding), "june.txt")
    assert read == text
    assert len(warnings) == 1
    assert "not Unicode" in warnings[0]


def test_a_damaged_byte_is_kept_as_a_mark_and_counted() -> None:
    text, warnings = decode(
        "Zürich, São Paulo, Düsseldorf, Malmö, Łódź: ".encode() + b"caf\xe9 2,004 kg", "a.txt"
    )
    assert text.endswith("caf\ufffd 2,004 kg")
    assert warnings == ("1 byte could not be decoded; each is shown as \ufffd.",)


def test_a_stray_nul_in_a_text_is_shown_and_counted() -> None:
    text, warnings = decode(b"Gallium exports rose. " * 20 + b"\x00 end", "a.txt")
    assert text.endswith("\ufffd end")
    assert warnings == ("1 byte could not be decoded; each is shown as \ufffd.",)


def test_a_mark_that_the_file_itself_holds_is_not_counted() -> None:
    assert decode("Prices \ufffd rose".encode(), "a.txt") == ("Prices \ufffd rose", ())


@pytest.mark.parametrize(
    ("declared", "data", "text"),
    [
        ("gb2312", "镓".encode("gb18030"), "镓"),
        ("ISO-8859-1", b"5 \x80 per kg", "5 € per kg"),
        ("iso-8859-1", "Zürich".encode(), "Zürich"),
        ("no-such-code", b"caf\xe9", "café"),
    ],
)
def test_the_declared_encoding_is_believed_where_the_bytes_agree(
    declared: str, data: bytes, text: str
) -> None:
    assert decode(data, "page.html", declared)[0] == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t \n", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        ("\ufeff  ".encode("utf-16-le"), "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG image"),
        (b"PK\x03\x04\x14\x00", "ZIP archive"),
        (b"%PDF-1.7\n%", "a PDF"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "Windows program"),
        (b"{\\rtf1\\ansi Gallium}", "RTF"),
        (bytes(range(256)) * 20, "binary data"),
        (b"\x00\x01\x02\x03" * 50 + b"abc", "binary data"),
    ],
)
def test_what_is_not_text_is_refused_with_three_sentences(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        decode(data, "june.txt")
    assert words in caught.value.came
    assert caught.value.allowed
    assert caught.value.next_step


def test_a_text_that_begins_like_a_program_is_text() -> None:
    assert decode(b"MZ is the code of Mozambique.", "a.txt")[0] == "MZ is the code of Mozambique."


printable = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="\ufeff")
)


@given(printable.filter(str.strip))
def test_any_unicode_text_comes_back_unchanged(text: str) -> None:
    assert decode(("Gallium " + text).encode(), "a.txt") == ("Gallium " + text, ())


@given(st.binary())
def test_any_bytes_are_read_or_refused_politely(data: bytes) -> None:
    try:
        text, _ = decode(data, "a.txt")
    except UnreadableFile as error:
        assert error.came
    else:
        assert text.strip()
