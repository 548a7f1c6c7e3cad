"""Who is meant: what a quoted sentence names by a pronoun or by "the company" is shown in brackets.

The brackets are the answer's own words; the sentence itself stays as it is, and so does its citation. Where
two may be meant, or nobody is named, nothing is shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from assistant.evidence import Reading, same_paragraph
from assistant.proper_names import Name, Sort, countries, firm_nouns, names
from corpus.words import terms

READ = 12_000
"""Characters of a document in which names and abbreviations are looked up."""
_PERSON = re.compile(r"\W*(?:He|She)\b(?!['’])")
_SPEECH = (
    r"(?:also |now |still |then |has |had )?(?:sa(?:id|ys)|expects?|expected|plans?|planned|wants?"
    r"|warn(?:s|ed)|add(?:s|ed)|forecasts?|predict(?:s|ed)|announced|estimates?|estimated|report(?:s|ed)|believes?|intends?"
    r"|hopes?|told|blame[sd]|attribut\w+|aims?|agreed|ordered|asked|decided|proposed|published|produce[sd]"
    r"|sold|sells|bought|buys|earned|invested|owns|operates)\b"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_IT = re.compile(rf"\W*It\b(?= {_SPEECH})")
_COUNTRY = re.compile(r"\b[Tt]he (?:country|nation|kingdom)\b(?:['’]s)?(?! (?:that|which|where|with|of)\b)")
_FIRM = re.compile(
    rf"\b[Tt]he (?:{'|'.join(sorted(firm_nouns()))})\b(?:['’]s)?(?!-)"
    r"(?! (?:that|which|whose|where|with|of|for|behind|and|or|[A-Z])\b)(?! in (?!\d|{_MONTH}))"
)
_SORTS: tuple[tuple[re.Pattern[str], tuple[Sort, ...]], ...] = (
    (_PERSON, ("person", "unknown")),
    (_COUNTRY, ("country",)),
    (_FIRM, ("firm", "unknown")),
)
"""What stands for names of which sort; those of a second sort may be meant too."""
_NAMED_BY_NOUN = re.compile(
    r"\b[Tt]he (?P<noun>ministry|association|board|council|agency|department|bureau|institute|bank|commission"
    r"|authority|chamber|federation|administration|directorate|committee|exchange|mine|mill|smelter|refinery"
    r"|port|terminal|plant|field|project|pipeline|dam|canal|deposit|union|court|office)\b(?:['’]s)?(?!-)"
    r"(?! (?:that|which|whose|where|with|of|at|for|and|or|[A-Z])\b)"
    rf"(?! in (?!\d|{_MONTH}))"
)
"""What is called by the noun in its name: "the ministry" is the Ministry of Trade."""
_SHORT = re.compile(r"(?<![(\w])[A-Z]{3,6}\b(?!\))")
_QUOTATION = re.compile(r"[\"“”]")


def who_is_meant(
    reading: Reading, shown: Sequence[Reading] = (), said: Collection[str] = ()
) -> tuple[tuple[int, str], ...]:
    """Offsets in a sentence with the name of who is meant there, in order.

    `shown`: the sentences quoted before it; what they name is known. `said`: keys of the question's words; an
    abbreviation among them is known too.
    """
    if reading.is_row:
        return ()
    found: dict[str, int] = {}
    for end, name in sorted(_meant(reading, shown, said)):
        if name not in reading.text and not any(character.isdigit() for character in name):
            found.setdefault(name, end)
    return tuple((end, name) for name, end in found.items())


def _meant(reading: Reading, shown: Sequence[Reading], said: Collection[str]) -> Iterator[tuple[int, str]]:
    earlier = [one for one in reading.before if not one.is_heading and not one.is_row]
    near = [one for one in earlier if same_paragraph(one, reading)]
    own = names(reading.text, _around(reading))
    for pattern, sorts in _SORTS:
        match = pattern.search(reading.text) if pattern is not _PERSON else pattern.match(reading.text)
        if match is None or _quoted(reading.text, match.start()):
            continue
        if not any(name.sort in sorts and name.start < match.start() for name in own):
            yield from _only(match.end(), sorts, _widening(reading, near, earlier, sorts), shown)
    if match := _IT.match(reading.text):
        yield from _subject(match.end(), near[-1:], shown)
    for match in _NAMED_BY_NOUN.finditer(reading.text):
        if not _quoted(reading.text, match.start()):
            yield from _by_noun(match, reading, earlier, shown)
    for match in _SHORT.finditer(reading.text):
        known = {term.key for term in terms(match.group())}
        if not known & set(said) and not any(match.group() in one.text for one in shown):
            yield from _written_out(match, reading)


def _widening(
    reading: Reading, near: Sequence[Reading], earlier: Sequence[Reading], sorts: Collection[Sort]
) -> tuple[list[Name], Sequence[Reading]]:
    """The names of some sorts in the paragraph so far, else in the section, else in the title."""
    for told in (near, earlier):
        found = [name for one in told for name in names(one.text, _around(reading)) if _may_be(name, sorts)]
        if found:
            return found, told
    if "country" in sorts:
        return list(countries(reading.document.title)), ()
    title = reading.document.title
    firms = [name for name in names(_around(reading)) if name.sort == "firm" and name.text in title]
    return (firms if "firm" in sorts else []), ()


def _may_be(name: Name, sorts: Collection[Sort]) -> bool:
    """Whether a name may be one of the sorts; a single word is no person that nothing calls one."""
    return name.sort in sorts and ("person" not in sorts or name.sort == "person" or " " in name.text)


def _only(
    end: int, sorts: Collection[Sort], among: tuple[list[Name], Sequence[Reading]], shown: Sequence[Reading]
) -> Iterator[tuple[int, str]]:
    """The one name of the first sort, if no other may be meant."""
    found, told = among
    sure = [name for name in found if name.sort == next(iter(sorts))]
    if not sure or not all(name.same(sure[0]) for name in found):
        return
    longest = max(sure, key=lambda name: len(name.text)).text
    if sure[0].sort == "person" and " " not in longest:
        whole = {name.text for one in told for name in names(_around(one)) if name.sort == "person"}
        longest = next((name for name in sorted(whole) if name.endswith(f" {longest}")), longest)
    if not any(longest in one.text for one in shown if one in told):
        yield end, longest


def _subject(end: int, last: Sequence[Reading], shown: Sequence[Reading]) -> Iterator[tuple[int, str]]:
    """What the sentence before is about, if it opens with a name and names no other firm or body."""
    for one in last:
        found = [name for name in names(one.text, _around(one)) if name.sort != "person"]
        first = min(found, key=lambda name: name.start, default=None)
        if first is None or first.start > len("The ") or first.sort == "unknown" or one in shown:
            continue
        if first.sort == "country" and not re.match(r" [a-z]", one.text[first.end :]):
            continue  # an adjective
        rivals = [name for name in found if first.sort == "country" or name.sort != "country"]
        if all(name.same(first) for name in rivals):
            yield end, first.text


def _by_noun(
    match: re.Match[str], reading: Reading, earlier: Sequence[Reading], shown: Sequence[Reading]
) -> Iterator[tuple[int, str]]:
    """The one name before, in the document or the section, that holds the noun itself."""
    noun = match["noun"]
    body = re.compile(rf"\b{noun.capitalize()}\b")
    lower = re.compile(rf"((?:[A-Z][\w’'-]+ )+){noun}\b")
    end = reading.span.start + match.start()
    found = {name.text for name in names(_around(reading)) if name.end <= end and body.search(name.text)}
    if not found:
        named = (one.text for one in earlier)
        found = {f"{name} {noun}" for text in named for name in _specific(lower.findall(text))}
    if len(found) == 1 and not any(next(iter(found)) in one.text for one in shown):
        yield match.end(), found.pop()


def _specific(found: Sequence[str]) -> Iterator[str]:
    """Names before a noun that are no countries: "the Escondida mine", not "the Chilean mine"."""
    for run in found:
        name = re.sub(r"^(?:(?:The|A|An|In|At|Its|This|Old|New)(?: |$))+", "", run).strip()
        if name and not countries(name):
            yield name


def _written_out(match: re.Match[str], reading: Reading) -> Iterator[tuple[int, str]]:
    """The name that the document gives with an abbreviation in brackets."""
    short = match.group()
    if all(term.kind or term.listed for term in terms(short)) or f"({short})" in reading.text:
        return
    place = _around(reading).find(f" ({short})")
    words = re.findall(r"[\w’'&-]+", _around(reading)[max(0, place - 120) : max(0, place)].split("\n")[-1])
    for count in range(2, min(len(words), 10) + 1):
        run = words[-count:]
        capital = "".join(word[0] for word in run if word[0].isupper())
        every = "".join(word[0].upper() for word in run if word != "the")
        if run[0][0].isupper() and short in (capital, every):
            yield match.end(), " ".join(run)
            return


def _quoted(text: str, at: int) -> bool:
    """Whether a place lies within a quotation."""
    return len(_QUOTATION.findall(text[:at])) % 2 == 1


def _around(reading: Reading) -> str:
    return reading.document.text[:READ]
