"""When a sentence surely answers a question in prose: about its subjects, and of the event asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.content_asked import tells
from assistant.contradictions import denial
from assistant.event_words import same_event
from assistant.events import opposed, share
from assistant.evidence import Reading
from assistant.fitting import home, kin, names_good, names_place, words_of
from assistant.proper_names import names
from assistant.question import Question
from assistant.reasons import account_of
from assistant.scoring import Scored
from assistant.sought import (
    ASKS_DAY,
    ASKS_DURATION,
    ASKS_TERM,
    DAY,
    LASTS,
    LAW,
    LAW_ASKED,
    STARTS_OR_ENDS,
)
from assistant.speaking import ASKS_SAYING, OFFICE_ASKED, ROLE_AND_NAME, ROLE_ASKED, SPEAKS
from assistant.statements import told_cues
from corpus.places import lies_in
from corpus.words import keys, name_of

# What a sentence must hold to be quoted. The limits are round numbers set by hand, not fitted, on the
# questions in prose of eval/gold/library.jsonl (part tuned), of eval/rounds 1 to 8, 10 and 11, and on 120
# made-up ones, a quarter of them without an answer. To set them anew: change one, run `python -m eval`, and
# count the answers of kind passage that become right, wrong and silent.
CLEAR = 0.55
"""A sentence that scores so much answers when or who, unless something speaks against it."""
CLEAR_OF_PERSON = 0.6
"""The same where a person is asked for."""
CLEAR_OF_SPEAKER = 0.45
"""The same where somebody speaks and it is asked who."""
OWN = 0.35
"""Of the question's telling words in the quoted sentences, rare ones counting more."""
OWN_OF_PERSON = 0.5
"""The same where a person is asked for."""
KNOWN = 0.6
"""And with the heading, the title and the sentences before."""
EVENT = 0.5
"""Of the words for what happened."""
NAMED = 2
"""A sentence with so many names of a question is about its subject, wherever the question puts that."""
LIKELY = 0.3
"""What a sentence scores that is worded unlike the question, without what it holds (`assistant.scoring`). On
167 questions in prose of eval/gold and eval/rounds the best sentence of nine in ten scores so much, and nine
in ten without an answer do so too: what is sought must tell them apart."""
LIKELY_OF_EVENT = 0.32
"""The same where anything may be sought, so that nothing else tells right from wrong."""
LIKELY_OF_FORM = 0.2
"""The same where it tells what the form of the question asks for (`assistant.content_asked`)."""
KNOWN_LIKELY = 0.4
"""Of the question's telling words in such a sentence and before it, where anything may be sought."""
REASON = 0.3
"""How plain a reason of the very event (`assistant.reasons`)."""
PREDICATE = 0.12
"""Of the words of a question beside its names, goods and places."""
_VOICE = re.compile(rf"{SPEAKS.pattern}|[\"“”]", re.IGNORECASE)
"""Somebody is heard in a sentence; data show, but do not speak."""
_SECOND = re.compile(r",? and (?=(?:how|what|since|until|from|which|when|who|where|why|at|by|in|on)\b)", re.I)
"""Where the second part of a question begins."""


def sure(question: Question, best: Scored, quoted: Sequence[Reading], weights: Mapping[str, float]) -> bool:
    """Whether a sentence, quoted with what belongs to it, is enough of an answer."""
    if question.sought == "quantity":
        return True
    if tells(question.text, " ".join(one.text for one in quoted)) < 0:
        return False
    reason = question.sought == "reason"
    if reason and denial(question, (best.reading,), weights):
        return True
    if not about_all_subjects(question, quoted) or not _predicate_told(question, quoted, weights):
        return False
    if reason:
        own = frozenset[str]().union(*(one.keys for one in quoted))
        named = not question.names or bool(question.names & own)
        return named and account_of(best.reading, weights).worth >= REASON
    if question.sought == "definition" or not (question.told or question.sought in ("person", "time")):
        return True
    if not holds(question, best.reading, quoted, weights):
        return False
    if question.sought == "time" and opposed(question.words, quoted):
        return False
    clear = question.sought in ("person", "time") and best.score >= _clear(question, quoted)
    return clear or _held(question, quoted, _asked_first(question, weights))


def likely(question: Question, best: Scored, quoted: Sequence[Reading], weights: Mapping[str, float]) -> bool:
    """Whether a sentence, worded unlike the question, is near enough to it and holds what is sought."""
    told = tells(question.text, " ".join(one.text for one in quoted))
    if question.sought == "quantity" or told < 0:
        return False
    if _named_speaks(question, best.reading, weights):
        return True
    if ASKS_SAYING.search(question.text) and not any(_VOICE.search(one.text) for one in quoted):
        return False
    least = LIKELY if question.sought in ("person", "time", "reason") else LIKELY_OF_EVENT
    if best.score - best.held < (LIKELY_OF_FORM if told else least):
        return False
    if not about_all_subjects(question, quoted) or not _predicate_told(question, quoted, weights):
        return False
    if not holds(question, best.reading, quoted, weights):
        return False
    if question.sought in ("person", "time", "reason"):
        return True
    before = frozenset[str]().union(*(reading.context_keys for reading in quoted))
    return share(_asked_first(question, weights), quoted, before) >= KNOWN_LIKELY


def _predicate_told(question: Question, quoted: Sequence[Reading], weights: Mapping[str, float]) -> bool:
    """Whether sentences tell anything of what is asked about its subjects, where a name is asked for."""
    if question.told != "name":
        return True
    subjects = question.names | question.commodities | question.places
    asked = {word: weight for word, weight in weights.items() if word not in subjects and not word.isdigit()}
    return not asked or opposed(asked, quoted, denied=True) or share(asked, quoted) >= PREDICATE


def _named_speaks(question: Question, best: Reading, weights: Mapping[str, float]) -> bool:
    """Whether somebody that a question names speaks in a document about what the question is about."""
    if question.told != "view" or not question.names or not question.names <= best.keys:
        return False
    about = share(_asked_first(question, weights), (best,), words_of(best.document))
    return bool(SPEAKS.search(best.text)) and about >= KNOWN


def holds(question: Question, best: Reading, quoted: Sequence[Reading], weights: Mapping[str, float]) -> bool:
    """Whether sentences hold the kind of thing that is sought: a day, a length of time, a rule, a reason."""
    if ROLE_ASKED.search(question.text) and not _names_holder(question, quoted):
        return False
    if LAW_ASKED.search(question.text) and not any(LAW.search(one.text) for one in quoted):
        return False
    if question.sought == "time":
        if ASKS_DURATION.search(question.text):
            return any(LASTS.search(one.text) for one in quoted)
        if ASKS_DAY.search(question.text):
            return any(DAY.search(one.text) for one in quoted)
        if ASKS_TERM.search(question.text):
            return any(STARTS_OR_ENDS.search(one.text) for one in quoted)
    if question.sought == "reason":
        return account_of(best, weights).strength >= REASON
    did = question.sought == "person" and not ASKS_SAYING.search(question.text)
    if did and any(_names_another(question, one) for one in quoted):
        return True
    return question.sought == "anything" or any(one.satisfies(question.sought) for one in quoted)


def _names_another(question: Question, reading: Reading) -> bool:
    """Whether a sentence names somebody that a question does not: who founded it, who owns it."""
    asked = set(keys(question.text))
    found = (name for name in names(reading.text, reading.document.text) if name.sort != "country")
    return any(not asked & set(keys(name.text)) for name in found)


def _names_holder(question: Question, quoted: Sequence[Reading]) -> bool:
    """Whether sentences name a person, and the office where one is asked for: the head of the board."""
    office = OFFICE_ASKED.search(question.text)
    told = any(name.sort == "person" for one in quoted for name in names(one.text, one.document.text))
    if not told and not any(ROLE_AND_NAME.search(one.text) for one in quoted):
        return False
    asked = same_event(keys(office["office"] or office["does"])[0]) if office else frozenset[int]()
    return not asked or any(one.events & asked for one in quoted)


def _clear(question: Question, quoted: Sequence[Reading]) -> float:
    if question.sought == "time":
        return CLEAR
    said = ASKS_SAYING.search(question.text) and any(SPEAKS.search(one.text) for one in quoted)
    return CLEAR_OF_SPEAKER if said else CLEAR_OF_PERSON


def _asked_first(question: Question, weights: Mapping[str, float]) -> dict[str, float]:
    """The telling words of a question, of its first part where it has two."""
    first = set(keys(_SECOND.split(question.text, maxsplit=1)[0])) or set(weights)
    cues = told_cues(question.told)
    return {word: weight for word, weight in weights.items() if word in first and word not in cues}


def _held(question: Question, quoted: Sequence[Reading], telling: Mapping[str, float]) -> bool:
    """Whether sentences hold enough of what is asked, in their own words and with what stands before them."""
    before = frozenset[str]().union(*(reading.context_keys for reading in quoted))
    own = frozenset[str]().union(*(reading.keys for reading in quoted))
    names = question.names & before if question.names & own else frozenset[str]()  # a surname is enough
    least = OWN_OF_PERSON if question.sought == "person" else OWN
    if share(telling, quoted, names) < least or share(telling, quoted, before) < KNOWN:
        return False
    happened = {word: weight for word, weight in telling.items() if same_event(word)}
    around = (*quoted, *(earlier for one in quoted for earlier in one.before))
    if question.told == "truth" and opposed(happened, quoted, denied=True):
        return True
    return question.told == "view" or not happened or share(happened, around) >= EVENT


def about_all_subjects(question: Question, quoted: Sequence[Reading]) -> bool:
    """Whether every name, good and place of a question is known where the sentences stand."""
    document = quoted[0].document
    own = frozenset[str]().union(*(one.keys for one in quoted))
    known = own.union(*(one.context_keys for one in quoted))
    goods = question.commodities | kin(question.commodities)
    if question.sought == "reason":
        known |= words_of(document)
    if len(question.names - known) * 2 > len(question.names) or (
        goods and not goods & known and not names_good(quoted[0].document, goods)
    ):
        return False
    if ASKS_SAYING.search(question.text) or len(question.names & own) >= NAMED:
        return True
    if question.sought == "reason" and _elsewhere(question, quoted):
        return False
    if question.sought in ("person", "reason"):
        return all(names_place(document, one) for one in question.places)
    return all(_placed(place, quoted, known) for place in question.places)


def _elsewhere(question: Question, quoted: Sequence[Reading]) -> bool:
    """Whether sentences are about other countries than those asked about, in a document about another."""
    if not question.places:
        return False
    named = frozenset[str]().union(*(one.of_kind("place") for one in quoted))
    at_home = home(quoted[0].document)
    inside = any(lies_in(name_of(one), name_of(place)) for one in named for place in question.places)
    return bool(named & set(at_home)) and not (inside or question.places & (named | set(at_home)))


def _placed(place: str, quoted: Sequence[Reading], known: frozenset[str]) -> bool:
    """Whether a place is named or goes without saying: it is the document's, or no other one is named."""
    if place in known or place in home(quoted[0].document):
        return True
    named = frozenset[str]().union(*(one.of_kind("place") for one in quoted))
    inside = all(lies_in(name_of(one), name_of(place)) for one in named)
    return inside
