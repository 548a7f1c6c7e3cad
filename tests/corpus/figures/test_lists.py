from __future__ import annotations

import pytest
from invented import figures_of_file, parts, read_parts

from corpus.figures.entries import listing

HEAD = "---\ntitle: Trade letter\npublisher: Office\npublished: 2020-06-15\n---\n\n"
CASES = [
    ("## Brazil imports, May 2020\n\nPotash by origin: Canada 291 t; Russia 172 t; Belarus nil.",
     ["291 t: flow import, origin Canada, destination Brazil, commodity potash, period 2020-05",
      "172 t: origin Russia, destination Brazil", "nil: value 0, origin Belarus, destination Brazil"]),
    ("## Brazil imports, May 2020 (kt)\n\n* Urea: 511 (May 2019: 460)\n* SSP: n.r.",
     ["511: unit kt, commodity urea, destination Brazil, period 2020-05", "460: unit kt, period 2019-05"]),
    ("## Corn (Brazil, April loadings)\n\n* Iran: 702 kt\n* Japan: nil",
     ["702 kt: origin Brazil, destination Iran, commodity corn, period 2020-04",
      "nil: origin Brazil, destination Japan"]),
    ("## Rubber exports in May 2020\n\n* Thailand: 310 t (-12% y/y)\n"
     "* Indonesia: 198 t, of which 52 t to the US",
     ["310 t: origin Thailand, destination -", "-12%: role change, base 2019-05, origin Thailand",
      "198 t: origin Indonesia, destination -", "52 t: origin Indonesia, destination United States"]),
    ("Soybeans (Brazil, April loadings): China 4.12 Mt; Spain 0.2 Mt; total 5.27 Mt vs 2.86 Mt a year ago",
     ["4.12 Mt: origin Brazil, destination China, period 2020-04", "0.2 Mt: destination Spain",
      "5.27 Mt: destination -, total True", "2.86 Mt: period 2019-04"]),
    ("Stocks at Santos, end of May: urea 122 kt; potash 540 kt (-45)",
     ["122 kt: measure stock, place Santos, commodity urea", "540 kt: commodity potash",
      "-45: role difference, direction down, unit kt, value 45"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_lines_that_list_amounts(text: str, wanted: list[str]) -> None:
    found = figures_of_file("letter.md", HEAD + text + "\n")
    assert [one.quantity.literal for one in found] == [one.partition(": ")[0] for one in wanted]
    for figure, one in zip(found, wanted, strict=True):
        names = parts(one.partition(": ")[2])
        assert read_parts(figure, names) == names


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said: exports were 5 t; imports were 6 t.", "Export duty: 0%",
        "Algeria took 5 t, and Peru sold 6 t to Japan.", "Next: the estimate is due on 10 September.",
    ],
)  # fmt: skip
def test_sentences_are_no_lists(text: str) -> None:
    assert listing(text, unit_above=True) is None
