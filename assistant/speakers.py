"""Who speaks in a sentence: beside a quotation, behind a pronoun, by surname alone."""

from __future__ import annotations

import re

from assistant.evidence import Reading, neighbours, sentence_at
from assistant.speaking import SPEAKS

_HE = re.compile(
    r"^\W*(?:He|She)\b|[\"”’,] ?(?:he|she) (?:also |then )?(?:sa(?:id|ys)|add(?:s|ed)|told|noted"
    r"|explain(?:s|ed)"
    r"|warn(?:s|ed)|argue[ds]?|wrote|writes|recall(?:s|ed)|complain(?:s|ed))\b"
    r"|\b(?:said|says|added|adds|explained|warned|noted|argued) (?:he|she)\b"
)
"""Somebody speaks, thinks or acts who is not named."""
_OFFICE = (
    r"(?:prime |deputy |trade |energy |finance |agriculture )?(?:minister|secretary|president"
    r"|chairman|chairwoman"
    r"|director|governor|commissioner|ambassador|analyst|economist|trader|manager|spokesman|spokeswoman|executive"
    r"|official|scientist|researcher|professor|expert|consultant)"
)
_BY_OFFICE = re.compile(
    rf"\b[Tt]he ({_OFFICE}) (?:also |then |has )?(?:sa(?:id|ys)|told|add(?:s|ed)|note[sd]|warn(?:s|ed)"
    rf"|explain(?:s|ed)|expects?|argue[sd])\b|\b(?:said|says|added|according to) the ({_OFFICE})\b"
)
"""Somebody speaks who is called by an office and named elsewhere."""
_PARTICLES = r"(?:van|von|de|da|di|dos|del|der|den|al|el|bin|ibn|la|le|ter|ten)"
_SAYS = (
    r"(?:also |then )?(?:sa(?:id|ys)|told|tells|add(?:s|ed)|expect(?:s|ed)|forecasts?|predict(?:s|ed)"
    r"|believes?d?"
    r"|reckon(?:s|ed)|puts?|sees?|estimate[sd]|warn(?:s|ed)|argue[ds]|call(?:s|ed)|note[sd]|thinks"
    r"|remark(?:s|ed)"
    r"|explain(?:s|ed)|blame[sd]|wr(?:ites|ote)|stated?|express(?:es|ed)|point(?:s|ed) out|describe[sd]"
    r"|doubts?"
    r"|put|raised|lowered|cut|observe[sd]|sp(?:oke|eaks) (?:of|about)|considers?)"
)
_ROLE = (
    r"(?i:an?|the|its?|chief|head|chair\w*|senior|director|president|manag\w+|analyst|minister|trader|broker"
    r"|economist|spokes\w+|secretary|executive|ceo|founder|partner|owner|buyer|consultant|who|of|from|at)"
)
_ROLE_NOUN = (
    r"(?:analyst|economist|strategist|trader|broker|manager|director|head|chief|minister|secretary|consultant"
    r"|adviser|advisor|researcher|scientist|professor|executive|officer|chair\w*|president|spokes\w+"
    r"|partner|buyer|expert|specialist|forecaster)"
)
_PERSON = re.compile(
    rf"\b(?P<name>[A-Z][\w’'-]+(?: (?:{_PARTICLES}|[A-Z][\w’'.-]*))* [A-Z][\w’'-]+)"
    rf"(?:,? {_ROLE}\b|,? {_SAYS}\b|, (?:[a-z-]+ ){{1,3}}{_ROLE_NOUN}\b)"
)
"""A full name behind which a role or a word of saying stands."""
_BODY = re.compile(
    r"\b(?:Ministry|Association|Board|Council|Agency|Department|Bureau|Office|Institute|Bank|Group|Union"
    r"|Corp\w*"
    r"|Company|Inc|Ltd|Limited|Exchange|Commission|Authority|Service|Customs|Chamber|Federation|Research"
    r"|Markets?"
    r"|Commodities|Partners|Resources|Energy|Metals?|Mining|Minerals|Trading|Futures|Securities|Holdings?)$"
)
_SURNAME = re.compile(
    r"\b(?P<name>[A-Z][\w’'-]+) (?:sa(?:id|ys)|told|added|adds|expects?|forecasts?|predicts?|believes?"
    r"|reckons?|puts|sees|estimates?|warn(?:s|ed)|argue[ds]?|called|calls|noted|thinks)\b"
)


def with_speaker(reading: Reading) -> tuple[Reading, ...]:
    """A quotation that names no speaker with the sentence beside it that does."""
    if SPEAKS.search(reading.text):
        return (reading,)
    beside = next((one for one in neighbours(reading) if SPEAKS.search(one.text)), None)
    return (reading,) if beside is None else (reading, beside)


def introduced(quoted: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Sentences that name a speaker by surname ("Beck expects ...") with the one that gives the full name."""
    document = quoted[0].document
    for reading in quoted:
        match = _SURNAME.search(reading.text)
        if match is None or re.search(r"[A-Z][\w’'.-]+ $", reading.text[: match.start()]):
            continue
        full = re.search(rf"\b[A-Z][\w’'.-]+ {re.escape(match['name'])}\b", document.text)
        if full and not any(one.span.start <= full.start() < one.span.end for one in quoted):
            place = sentence_at(document, full.start())
            return (*quoted, place) if place else quoted
    return quoted


def named(quoted: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Sentences in which only "he", "she" or "the minister" speaks with the one that says who that is."""
    if any(names_person(reading.text) for reading in quoted):
        return quoted
    for reading in quoted:
        if holder := _holder(reading):
            return (*quoted, holder)
        if not _HE.search(reading.text):
            continue
        earlier = (one for one in reversed(reading.before) if not one.is_heading and not one.is_row)
        place = next((one for one in earlier if names_person(one.text)), None)
        return quoted if place is None else (*quoted, place)
    return quoted


def _holder(reading: Reading) -> Reading | None:
    """The last sentence before one in which "the minister" speaks that names a minister."""
    spoken = _BY_OFFICE.search(reading.text)
    if spoken is None:
        return None
    office = next(group for group in spoken.groups() if group).rsplit(" ", 1)[-1].lower()
    document = reading.document
    for match in reversed(list(_PERSON.finditer(document.text, 0, reading.span.start))):
        place = None if _BODY.search(match["name"]) else sentence_at(document, match.start())
        if place is not None and re.search(rf"\b{office}\b", place.text, re.IGNORECASE):
            return place
    return None


def names_person(text: str) -> bool:
    """Whether a text names somebody by full name with a role or a word of saying."""
    return any(not _BODY.search(match["name"]) for match in _PERSON.finditer(text))
