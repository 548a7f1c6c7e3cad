"""The same question with one slot changed: other words in the place of those that were read as the slot."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence

from assistant.changed_slots import reads_alike, with_slot
from assistant.corrections import turned
from assistant.figures.asked import Asked, AskedTime
from assistant.places_reworded import ENDS, with_place
from assistant.question_text import added, choices, is_keywords, put, without_possessive
from assistant.reading import good_label
from assistant.time_words import dated, phrase, time_of, time_value
from corpus.figures.calendar import Time
from corpus.figures.goods_named import goods_in
from corpus.figures.sentence import Sentence
from corpus.periods import Period, periods
from corpus.units import unit_named
from corpus.words import name_of, terms

Read = Callable[[str], Asked]
"""Reads a question, with the conversation that it stands in."""

_UNITS = {
    "kg": "kilograms", "t": "tonnes", "lb": "pounds", "g": "grams", "oz": "ounces", "bbl": "barrels",
}  # fmt: skip
_HOW_MUCH = re.compile(
    r"\bhow (?P<how>much|many)\b(?= (?:did|was|were|is|are|went|goes|go|has|have|had|does|do|left|reached"
    r"|came|will)\b)",
    re.IGNORECASE,
)
_ELLIPTIC = re.compile(r"^\W*(?:and|but|or|also|what about|how about|what of)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"^(?P<lead>\W*(?:and|but|or|also)) (?=(?:to|from|in|for|during|into)\b)", re.IGNORECASE
)
_SCALED = re.compile(r"\b(?:lakh|crore|thousand|million|billion)s? (?:of )?$", re.IGNORECASE)
_LATEST = re.compile(r"\b(?:latest|last|newest|most recent|current(?:ly)?|now|today|so far)\b", re.IGNORECASE)
_SELLS = re.compile(r"\b(?:s(?:old|ells?|elling)|sales?)\b", re.IGNORECASE)
"""Vehicles that are sold in a country are used there, other goods are exported."""
_TWICE = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
_PLURAL_VERB = re.compile(r"^ (were|are|have)\b", re.IGNORECASE)
_SINGULAR = {"were": "was", "are": "is", "have": "has"}
_MASS = ("ss", "us", "is", "molasses", "oats")


def reworded(question: str, slot: str, value: str, read: Read, was: str = "", label: str = "") -> str:
    """The question with a slot changed from `was` to `value`, or "" where it cannot be said so.

    `slot`, `value`: as in `ReadSlot`; `label`: a good as it is written, else as the vocabulary lists it. What
    is returned is read again as the question that was meant: with that value, and all else as it was.
    """
    wanted = with_slot(read(question), slot, value, was)
    if wanted is None:
        return ""
    said = rewordings(question, slot, value, was, label)
    return next((text for text in said if reads_alike(read(text), wanted)), "")


def all_reworded(
    question: str, asked: Asked, slot: str, values: Sequence[tuple[str, str]], read: Read, was: str = ""
) -> dict[str, str]:
    """The question with each of several values in a slot, by value; left out are those that cannot be said.

    `values`: each with its label. `asked`: the question as it is read. A text that differs from one read
    before in nothing but the name is not read again: that takes 4 ms.
    """
    said: dict[str, str] = {}
    known: dict[Hashable, bool] = {}
    for value, label in values:
        wanted = with_slot(asked, slot, value, was)
        for text in rewordings(question, slot, value, was, label) if wanted else ():
            shape = _shape(text, slot, value)
            if shape is None or shape not in known:
                known[shape or text] = reads_alike(read(text), wanted)
            if known[shape or text]:
                said[value] = text
                break
    return said


def _shape(text: str, slot: str, value: str) -> Hashable:
    """A text without the name of a slot's value; None where that is no plain name, or may change the rest."""
    found = periods(text, None)
    times = tuple((one.first, one.months, one.open, one.base) for one in found)
    if slot == "period":
        wanted = time_of(value)
        if wanted is None or len(found) != 1 or _as_time(found[0]) != wanted:
            return None
        times = ((0, 0, found[0].open, found[0].base),)
    names: list[str] = []
    for one in terms(text):
        if one.key == "the" or any(span.start <= one.start < span.end for span in found):
            continue
        names.append("*" if one.kind and name_of(one.key) == value else one.key)
    if slot != "period" and ("*" not in names or _SELLS.search(text)):
        return None
    return (times, tuple(names))


def rewordings(question: str, slot: str, value: str, was: str = "", label: str = "") -> list[str]:
    """The ways to say the changed question, the best first; not all of them mean it."""
    made: Iterator[str]
    if slot == "commodity":
        made = _with_good(question, value, was, label or good_label(value))
    elif slot in ENDS:
        made = with_place(question, slot, value, was)
    elif slot == "period":
        made = _with_period(question, value, was)
    elif slot == "flow":
        made = iter([turned(question, value)])
    else:
        made = _with_unit(question, value) if slot == "unit" else iter(())
    return [text for text in dict.fromkeys(made) if text != question and not _TWICE.search(text)]


# goods


def _with_good(question: str, value: str, was: str, label: str) -> Iterator[str]:
    if _spans_of_good(question, value):
        return  # "rare earths, not magnets"
    spans = _spans_of_good(question, was) if was else []
    for chosen in choices(spans):
        text = question
        for start, end in reversed(chosen):
            text = put(text, start, end, label)
        yield _counted(text, label)
    if spans:
        return
    if match := _HOW_MUCH.search(question):
        amount = f"{match.group()} {label}"
        text = f"{question[: match.start()]}{amount}{question[match.end() :]}"
        yield _counted(text, label)
    if match := _GOES_ON.match(question):
        yield f"{match['lead']} {label} {question[match.end() :]}"
    elif not _ELLIPTIC.match(question):
        yield from added(question, f"of {label}", dated_last=True)


def _spans_of_good(question: str, good: str) -> list[tuple[int, int]]:
    sentence = Sentence(question, ())
    spans = [
        (sentence.words[one.index].start, sentence.words[one.last].end)
        for one in goods_in(sentence, lambda key: False)
        if one.value == good
    ]
    spans = spans or [(one.start, one.end) for one in terms(question) if name_of(one.key) == good]
    pattern = re.compile(rf"\b{re.escape(good)}\b", re.IGNORECASE)
    spans = spans or [match.span() for match in pattern.finditer(question)]
    return [without_possessive(question, start, end) for start, end in spans]


def _counted(text: str, label: str) -> str:
    """ "How much gallium" is "what quantity of rare earths", "how many cars" is "how much coal"."""
    match = re.search(rf"\bhow (?P<how>much|many) {re.escape(label)}\b", text, re.IGNORECASE)
    if match is None:
        return text
    many = is_plural(label)
    if many == (match["how"].lower() == "many"):
        return text
    amount = f"{'what quantity of' if many else 'how much'} {label}"
    if match.group()[0].isupper():
        amount = amount[0].upper() + amount[1:]
    rest = _PLURAL_VERB.sub(lambda verb: f" {_SINGULAR[verb[1].lower()]}", text[match.end() :])
    return text[: match.start()] + amount + rest


def is_plural(label: str) -> bool:
    """Whether a good is a plural: "cars", "rare earths"."""
    return label.endswith("s") and not label.endswith(_MASS)


# periods


def _with_period(question: str, value: str, was: str) -> Iterator[str]:
    wanted = time_of(value)
    if wanted is None or wanted.open:
        return
    found = periods(question, None)
    named = [one for one in found if time_value(_as_time(one)) == was]
    plain = [one for one in found if not one.base]
    if not named and len(plain) == 1:
        named = plain
    for one in named:
        if text := dated(question, one, wanted.time):
            yield text
    if not found and not _LATEST.search(question):
        yield from added(question, wanted.time.words if is_keywords(question) else phrase(wanted.time))


def _as_time(period: Period) -> AskedTime:
    return AskedTime(Time(period.first, period.months), period.open)


# units


def _with_unit(question: str, value: str) -> Iterator[str]:
    name = _UNITS.get(value, value)
    for match in reversed(list(re.finditer(r"[A-Za-z]+", question))):
        unit = unit_named(match.group()) or unit_named(match.group().lower())
        if unit and unit.dimension in ("mass", "volume"):
            start = match.start()
            if _SCALED.search(question[:start]):
                return
            if article := re.search(r"\bmetric $", question[:start]):
                start = article.start()
            yield question[:start] + name + question[match.end() :]
    yield from added(question, f"in {name}")
