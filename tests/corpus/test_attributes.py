from __future__ import annotations

from datetime import date

import pytest

from corpus.attributes import guess
from corpus.cleaning import clean
from corpus.content import Attributes

BODY = (
    "India's imports of gold rose to 62 tonnes in July as dealers filled their stocks before the festivals."
)


def about(text: str) -> Attributes:
    return guess(clean(text))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("August 21, 2025", date(2025, 8, 21)),
        ("Thursday, 21 August 2025", date(2025, 8, 21)),
        ("Published: Thu, 21 Aug 2025 10:30 GMT", date(2025, 8, 21)),
        ("Published on 2025-08-21T10:30:00Z", date(2025, 8, 21)),
        ("Last updated 21/08/2025", date(2025, 8, 21)),
        ("Date: Thu, 21 Aug 2025 18:02:11 +0800", date(2025, 8, 21)),
        ("08/21/2025 | 10:35pm EDT", date(2025, 8, 21)),
        ("August 21, 2025 08:01 pm | Updated 08:02 pm IST - COIMBATORE", date(2025, 8, 21)),
        ("August 21, 2025 / 3:31 AM / in 13 hours", date(2025, 8, 21)),
        ("by Ann Lee | August 21, 2025", date(2025, 8, 21)),
        ("By Ann Le Lee   August 21, 2025 | 07:10 pm GMT+7", date(2025, 8, 21)),
        ("LONDON, 21 August 2025", date(2025, 8, 21)),
        (f"HOUSTON, Aug. 21, 2025 (GLOBE NEWSWIRE) -- {BODY}", date(2025, 8, 21)),
        (f"Aug. 21, 2025 /SemiMedia/ -- {BODY}", date(2025, 8, 21)),
        (f"Singapore, 21 August 2025 – {BODY}", date(2025, 8, 21)),
        (f"August 21, 2025{BODY}", date(2025, 8, 21)),
    ],
)
def test_a_date_that_the_text_states(line: str, expected: date) -> None:
    found = about(f"Gold imports jump again\n\n{line}\n\n{BODY}")
    assert found.published == expected
    assert "published" not in found.inferred


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On August 21, 2025, customs released figures that surprised the whole of the market.",
            date(2025, 8, 21),
        ),
        (
            "The next report is due on November 26, 2025. Stocks stood at 5 t on August 1, 2025.",
            date(2025, 8, 1),
        ),
        ("Rice sold since July 20, 2023 is exempt.", None),
        ("MUMBAI, Aug 21 (Reuters) - Imports rose.", None),
        ("It was said on 06/07/2025.", None),
        ("Nothing is said about any day.", None),
    ],
)
def test_a_date_that_is_guessed(text: str, expected: date | None) -> None:
    found = about(text)
    assert found.published == expected
    assert ("published" in found.inferred) == (expected is not None)


def test_captions_tell_the_date_only_where_the_article_does_not_and_the_latest_does() -> None:
    captions = (
        "Bars in Dubai on May 2, 2019. REUTERS/Ann Lee\nA shop in Pune, June 3, 2025. (AP Photo/Bo Chen)"
    )
    assert about(f"{captions}\n{BODY}").published == date(2025, 6, 3)
    assert about(f"{captions}\nBy August 4, 2025 it was 5 t. On August 5, 2025 more.").published == date(
        2025, 8, 5
    )


def test_a_line_that_says_published_beats_the_day_of_printing() -> None:
    found = about(f"Friday 28th October 2016\n\nGold Clips\n\nby Ann Lee | October 6, 2015\n\n{BODY}")
    assert found.published == date(2015, 10, 6)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Gold imports jump again –\n{BODY}", "Gold imports jump again"),
        (f"Bullion.com\n\nGold imports jump again\n\n{BODY}", "Gold imports jump again"),
        (f"The bullion market daily\n\nGold imports jump again\n\n{BODY}", "Gold imports jump again"),
        (f"Gold imports jump\nThe Delhi News Hour\n{BODY}", "Gold imports jump"),
        (f"GOLD IMPORTS JUMP AGAIN\n{BODY}", "GOLD IMPORTS JUMP AGAIN"),
        (f"From: Ann <ann@example.com>\nSubject: Re: Gold imports\n\n{BODY}", "Gold imports"),
        (f"Overview\n{BODY}", ""),
        (f"{BODY}\n\nWhat the dealers expect\n\n{BODY} Yes.", ""),
        (BODY, ""),
    ],
)
def test_titles(text: str, title: str) -> None:
    found = about(text)
    assert found.title == title
    assert ("title" in found.inferred) == bool(title)


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"MUMBAI, Aug 21 (Reuters) - {BODY}", "Reuters"),
        (f"NEW DELHI (reuters) - {BODY}", ""),
        (f"KUALA LUMPUR (Reuters): {BODY}", "Reuters"),
        (f"(Bloomberg) -- {BODY}", "Bloomberg"),
        (f"Mumbai, Dec 17 (Bullion Wire): {BODY}", "Bullion Wire"),
        (f"The World Gold Council (WGC) - {BODY}", ""),
        (f"Bullion.com\n{BODY}", "Bullion.com"),
        (f"{BODY}\nSource: Platts", "Platts"),
        (f"{BODY}\nSource: Reuters (Reporting by Ann Lee)", "Reuters"),
        (f"{BODY}\n© 2025 Bullion Weekly Ltd. All rights reserved.", "Bullion Weekly Ltd"),
        (f"{BODY} (Yonhap)", "Yonhap"),
        (f"{BODY}\nXinhua", "Xinhua"),
        (f"Source: Customs of India\n{BODY}\nSource: Platts", "Platts"),
        ("\n".join(["Acme", "Gold", "Acme Prices", "Silver", "Acme", "Events", BODY]), "Acme"),
        (BODY, ""),
    ],
)
def test_publishers(text: str, publisher: str) -> None:
    found = about(text)
    assert found.publisher == publisher
    assert ("publisher" in found.inferred) == bool(publisher)


def test_nothing_is_said_about_nothing() -> None:
    assert guess(clean("")) == Attributes()


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        ("Black Sea Nut Courier, 12 November 2024", "Black Sea Nut Courier"),
        ("The Ring Metal Report | 30 June 2024", "The Ring Metal Report"),
        ("Port-Gentil Mining Office, 5 January 2025", "Port-Gentil Mining Office"),
        ("Levant Agri Wire\n\nIstanbul, 14 November 2024", "Levant Agri Wire"),
        ("Ann Lee, 14 November 2024", ""),
        ("Gold imports jump to 62 tonnes, 14 November 2024", ""),
        ("Mumbai Gold Note", ""),
    ],
)
def test_the_name_of_a_paper_beside_the_date(lines: str, publisher: str) -> None:
    assert about(f"Gold imports jump again in July\n\n{lines}\n\n{BODY}").publisher == publisher
