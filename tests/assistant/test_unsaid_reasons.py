"""A reason without a word for it is found beside its fact; that of another country, good or way is none."""

from __future__ import annotations

import pytest

from assistant.contradictions import reversed_claim
from assistant.evidence import Reading, following, readings
from assistant.question import understand
from assistant.reason_subjects import of_another
from assistant.reasons import account_of
from assistant.speakers import named
from assistant.unsaid_reasons import unsaid_reason
from corpus.document import Document
from index.passages import Passage


def read(text: str) -> tuple[Reading, ...]:
    return readings([Passage(Document("d", "d.txt", text), 0, len(text))])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Barley exports fell by 9% to 40,000 tonnes. Malt houses needed less.", 1),
        ("Output is put at 3 million tonnes. Good prices had led growers to plant.", 1),
        ("Barley exports rose to 40,000 tonnes. Buyers are waiting longer for permits.", 1),
        ("Barley exports fell to 40,000 tonnes. It was the third fall in a row.", 0),
        ("Barley exports fell to 40,000 tonnes. Corn exports were weaker, too.", 0),
        ("Barley exports fell to 40,000 tonnes. Mills will buy less in May.", 0),
        ("Barley exports fell to 40,000 tonnes.\n\nMalt houses needed less.", 0),
    ],
)
def test_a_reason_that_no_word_announces(text: str, count: int) -> None:
    first = read(text)[0]
    assert unsaid_reason(first, following(first, 2)) == count


@pytest.mark.parametrize(
    ("text", "question", "other"),
    [
        ("Sales to Peru rose by 5% because tin was cheap.", "Why did sales to Chile rise?", True),
        ("Sales to Peru rose by 5% because tin was cheap.", "Why did sales to Peru rise?", False),
        ("A larger crop was seen because rain had come.", "Why was the crop cut?", True),
        ("Exports rose because ports reopened.", "Why did production rise?", True),
    ],
)
def test_the_reason_of_another_event(text: str, question: str, other: bool) -> None:
    asked = understand(question)
    account = account_of(read(text)[0], dict.fromkeys(asked.words, 1.0))
    assert of_another(account.told, account.effect, asked) is other


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        ("Peru's cocoa crop is 2% larger.", "Why is Peru's cocoa crop smaller?", True),
        ("Chile's cocoa crop is 2% larger.", "Why is Peru's cocoa crop smaller?", False),
        ("Peru's cocoa crop is 2% smaller.", "Why is Peru's cocoa crop smaller?", False),
    ],
)
def test_what_is_taken_for_granted_went_the_other_way(text: str, question: str, told: bool) -> None:
    asked = understand(question)
    found = reversed_claim(asked, read(text), dict.fromkeys(asked.words, 1.0))
    assert any(found) is told


def test_the_minister_is_named_where_she_is_introduced() -> None:
    text = (
        "Ilse Varga, Minister of Trade, opened the fair. Salt sold well. Firms may choose, the minister said."
    )
    told = read(text)
    assert named((told[-1],)) == (told[-1], told[0])
