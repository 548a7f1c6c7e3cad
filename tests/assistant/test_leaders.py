"""Who comes first where a sentence says so, and no amounts tell."""

from pathlib import Path

import pytest

from assistant import Assistant

TEXTS = (
    """# Sri Lanka exports more tea in January 2019

Sri Lanka exported 23.6 million kilograms of tea in January 2019, after 20.9 million kilograms a year before.

Iraq bought the most tea from Sri Lanka in January 2019, followed by Russia and Turkey.
""",
    """# Zinc from Peru in May 2021

Of Peru's zinc concentrate, Spain took 12,000 tonnes and Brazil 9,000 tonnes in May 2021. The largest buyer in
May 2021 was China, whose amount the ministry did not publish.
""",
    """# Lime to the United States

Mexico was the second-largest supplier of lime to the United States in May 2021.
""",
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who was Sri Lanka's best tea customer in January 2019?", "Iraq bought the most tea"),
        ("Which country took the most Peruvian zinc concentrate in May 2021?", "The largest buyer in"),
        ("Who was the main supplier of lime to the United States in May 2021?", ""),
        ("Who bought the most tea from Sri Lanka in March 2018?", ""),
    ],
)
def test_a_sentence_that_names_the_first_is_quoted(
    light: None, tmp_path: Path, question: str, told: str
) -> None:
    for at, text in enumerate(TEXTS):
        (tmp_path / f"{at}.md").write_text(text, encoding="utf-8")
    with Assistant.open(tmp_path / "store") as assistant:
        assistant.add(*(tmp_path / f"{at}.md" for at in range(len(TEXTS))))
        answer = assistant.ask(question)
    assert told in answer.text if told else answer.abstained
