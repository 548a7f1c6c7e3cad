"""A slot that was carried over from further off may be read from something nearer, and from nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.figures.around import Found
from assistant.figures.asked import Asked
from assistant.figures.asking import asked
from assistant.figures.nearer import read_otherwise
from corpus.document import Document
from corpus.figures.figure import Figure, Slot
from corpus.quantities import quantities

ROLES = frozenset({"level"})
PUBLISHED = date(2025, 7, 20)


def read(text: str) -> Asked:
    return asked(text, PUBLISHED, lambda key: False, frozenset())


def told(text: str, name: str, value: str, words: str) -> Found:
    """The figure of the last sentence, exports of tin from Peru in June 2025 but for one slot carried over
    from these words."""
    document = Document("d", "a.txt", text, title="News", published=PUBLISHED)
    start = text.rindex(". ") + 2
    quantity = quantities(text)[-1]
    at = text.index(words)
    slots = {
        "measure": Slot("trade", "previous"),
        "flow": Slot("export", "previous"),
        "origin": Slot("Peru", "previous"),
        "destination": Slot("Japan", "clause"),
        "commodity": Slot("tin", "previous"),
        "period": Slot("2025-06", "previous"),
        name: Slot(value, "previous", at, at + len(words)),
    }
    return Found(document, Figure(start, len(text), quantity, **slots))


@pytest.mark.parametrize(
    ("text", "name", "value", "words", "fits"),
    [
        ("Slab zinc is short. June exports of tin rose. Japan took 5 t.", "commodity", "zinc", "zinc", True),
        ("Zinc and tin exports rose in June. Japan took 5 t.", "commodity", "zinc", "Zinc", True),
        ("Exports of tin rose. Zinc rose too. Japan took 5 t.", "commodity", "zinc", "Zinc", False),
        ("Zinc up, tin down\n\nExports of zinc rose. Japan took 5 t.", "commodity", "zinc", "Zinc", False),
        ("Zinc fell. Tin rose in June. Japan took 5 t of gallium.", "commodity", "zinc", "Zinc", False),
        ("In May it fell. In June tin rose. Japan took 5 t.", "period", "2025-05", "May", True),
        ("In June it fell. In May tin rose. Japan took 5 t.", "period", "2025-05", "May", False),
        ("In May it fell. In June tin rose. Japan took 5 t in May.", "period", "2025-05", "May", False),
    ],
)
def test_what_is_named_nearer_may_be_meant(text: str, name: str, value: str, words: str, fits: bool) -> None:
    question = read("How much tin did Peru export to Japan in June 2025?")
    other = read_otherwise(question, told(text, name, value, words), ROLES)
    assert (other is not None) == fits
    slot = other and other.figure.slot(name)
    assert slot is None or text[slot.start : slot.end].lower() in ("tin", "june")
    assert other is None or other.figure.value(name) == ("tin" if name == "commodity" else "2025-06")


def test_what_the_sentence_says_itself_is_never_read_otherwise() -> None:
    question = read("How much tin did Peru export to China in June 2025?")
    text = "China waits. Slab zinc is short. June exports of tin rose. Japan took 5 t."
    assert read_otherwise(question, told(text, "commodity", "zinc", "zinc"), ROLES) is None
