"""What the benchmark programs make up is what their numbers rest on."""

from __future__ import annotations

import pytest

from eval.benchmarks.look_alikes import ASKED, DOCUMENTS, STRIDE, Story, difference, month_name, stories
from eval.benchmarks.search_latency import Parts


def test_no_two_stories_are_asked_for_by_the_same_words() -> None:
    told = stories()
    assert len(told) == DOCUMENTS
    assert len({(story.name, story.month) for story in told}) == DOCUMENTS
    assert len({number * STRIDE % DOCUMENTS for number in range(ASKED)}) == ASKED
    assert all(month_name(story.month) in story.text() for story in told[::97])
    assert told[7].text() == stories()[7].text()


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (None, "nothing was found"),
        (Story(1, "tin", 3, False), "the same"),
        (Story(1, "tin", 4, False), "the month after"),
        (Story(1, "tin", 9, False), "another month"),
        (Story(1, "zinc", 3, False), "another metal"),
        (Story(1, "Ashdale Metals", 4, True), "the other kind of story, the month after"),
    ],
)
def test_in_what_they_differ(found: Story | None, expected: str) -> None:
    assert difference(Story(0, "tin", 3, False), found) == expected


def test_parts_add_up_to_the_whole() -> None:
    class Store:
        def inner(self) -> int:
            return sum(range(1000))

        def outer(self) -> int:
            return self.inner()

    store, parts = Store(), Parts()
    parts.watch(store, ["outer"], "catalogue")
    parts.watch(store, ["inner"], "words")
    found = parts.of(lambda text: [store.outer(), store.inner()], "")
    assert set(found) == {"all", "catalogue", "words", "scoring"}
    for of in (0, 1):
        total = sum(spent[of] for part, spent in found.items() if part != "all")
        assert total == pytest.approx(found["all"][of])
