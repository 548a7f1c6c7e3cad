"""What a sentence must tell, beyond the words of the question, to answer questions of certain forms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.statements import ASKS_LIMIT


@dataclass(frozen=True, slots=True)
class Form:
    """A form of question and how a sentence shows that it tells what is asked.

    `needed`: a sentence that does not show it answers nothing: it only repeats what is taken for granted.
    """

    asked: re.Pattern[str]
    told: re.Pattern[str]
    needed: bool = True


def _form(asked: str, told: str, needed: bool = True) -> Form:
    return Form(re.compile(asked, re.IGNORECASE), re.compile(told, re.IGNORECASE), needed)


_FORMS = (
    _form(  # what is in an act
        r"\bwhat (?:\w+ )?(?:would|will|does|did|do|is|are|was|were) [^?]*\b(?:acts?|bills?|laws?|decrees?"
        r"|regulations?|treat(?:y|ies)|pacts?|strateg(?:y|ies)|programmes?|programs?|schemes?|plans?)\b[^?]*"
        r"\b(?:give|grant|offer|contain|include|say|change|demand|require|provide|bring|do|allow|oblige|mean)\b",
        r"\b(?:giv|grant|offer|contain|includ|chang|demand|requir|provid|allow|oblig|forbid|ban|aim|support"
        r"|subsidi|creat|set|introduc|propos|limit|cap|exempt|strengthen|reduc|boost|promot|prohibit|seek"
        r"|want|intend|fund|financ|pay|call|prescrib|let|mak|rais|lower|cut|stop|protect|encourag|secur(?:e|es|ing)"
        r"|ensur)"
        r"(?:e|es|s|ed|ing|ning|ting|y|ies|ied|den)?\b(?! forward)|\bcredits?\b|\bmust\b|\bshall\b|\bwould\b",
    ),
    _form(  # what money goes into
        r"\b(?:use|used|using|spend|spent|spending|do with|invest)\b[^?]*\b(?:money|cheques?|checks?|awards?"
        r"|grants?|loans?|funds?|funding|proceeds|cash|investments?|million|billion)\b|\b(?:money|cheque|award"
        r"|grant|loan|funds?|proceeds|cash)\b[^?]*\b(?:used for|spent on|go (?:to|towards|into)|meant for)\b",
        r"\b(?:spend|spends|spent|used?|uses|using|go(?:es)? (?:to|towards?|into)|earmark\w*|pay for"
        r"|put into|invest\w* in|financ(?:e|es|ed|ing) (?:the|a|its)|fund (?:the|a|its)|allocat\w+)\b",
        needed=False,
    ),
    _form(
        r"\bnatural (?:disasters?|catastroph\w+|hazards?)\b|\b(?:which|what) (?:weather|storm|disaster)\b",
        r"\b(?:hurricane|typhoon|cyclone|earthquake|quake|flood\w*|drought|landslide|tsunami|wildfires?|storm"
        r"|tornado|eruption|volcano|heatwave|frost|avalanche)\b",
    ),
    _form(
        r"\bon (?:schedule|time|track)\b",
        r"\b(?:late|later|delay\w*|postpon\w*|ahead of|on (?:schedule|time|track)|instead of|behind|earlier"
        r"|push\w* back|slip\w*)\b",
    ),
    _form(  # does it hold of all
        r"^\W*(?:do|does|did|is|are|was|were|can|must|have|has|will)\b[^?]*\b(?:all|every|each|any|always"
        r"|everywhere|everybody|everyone)\b",
        r"\b(?:not (?:all|every|each|always|any|everywhere|everyone)|none|no one"
        r"|only (?:some|those|a few|the)"
        r"|except|all of|every|without exception)\b",
        needed=False,
    ),
    _form(  # does it stand for more
        r"\b(?:the (?:start|beginning|end) of|a sign of|a turning point|one-off|lasting|here to stay)\b",
        r"\b(?:not the (?:start|beginning|end)|the (?:start|beginning|end) of|correction|one-off|temporary"
        r"|turning point|sign of|lasting|permanent|return to)\b",
        needed=False,
    ),
    _form(  # what cannot be done without it
        r"\b(?:unable|impossible|not be able|could not|can[’']?t|cannot)\b[^?]*\bwithout\b|\bwithout\b[^?]*"
        r"\b(?:unable|impossible|not be able|could not|can[’']?t|cannot)\b",
        r"\b(?:cannot|can[’']?t|could not|impossible|without|indispensable|essential|only with)\b",
    ),
    _form(  # what somebody fears
        r"\bwhat (?:[\w-]+ )?(?:worr(?:y|ies)|concerns?|fears?|complaints?|doubts?|criticisms?"
        r"|objections?)\b",
        r"\b(?:concern\w*|worr\w+|fear\w*|warn\w*|complain\w*|critici\w+|object\w*|doubt\w*|afraid|risk\w*"
        r"|anxi\w+|uneas\w+)\b",
    ),
    _form(  # what somebody hopes for
        r"\bwhat (?:[\w-]+ )?(?:hopes?|conditions?|penalt(?:y|ies)|punishments?|fines?)\b[^?]*\b(?:do|does"
        r"|did|is|are|was|were|will|would|has|have)\b",
        r"\b(?:hop(?:e|es|ed|ing)|expect\w*|condition\w*|provided|only if|unless|must|penalt\w+|fine[sd]?"
        r"|prison|jail|sanction\w*|punish\w*)\b",
    ),
    _form(  # who owns it
        r"\bwho (?:owns|bought|acquired|purchased|took over|has taken over"
        r"|is (?:the )?owner|are (?:the )?owners)\b|\bwhose (?:subsidiary|daughter|property)\b",
        r"\b(?:own(?:s|ed|er|ers|ership)?|stakes?|shareholders?|holds?|held|belong\w*|subsidiary|parent"
        r"|part of|acquir\w+|bought|state-owned|controll\w+|purchased"
        r"|t(?:ook|akes?|aken) over|takeover|sold to)\b",
    ),
    _form(  # whether it is taxed
        r"^\W*(?:do|does|did|must|is|are|has|have|will)\b[^?]*\b(?:tax\w*|dut(?:y|ies)|lev(?:y|ies)|tariffs?"
        r"|fees?)\b",
        r"\b(?:tax\w*|dut(?:y|ies)|lev(?:y|ies|ied)|tariffs?|fees?|free of|exempt\w*|charge[sd]?)\b|%",
    ),
    _form(  # whether it must be
        r"^\W*(?:do|does|did|must|is|are|has|have|will)\b[^?]*\b(?:need|require[ds]?|have to|has to|must"
        r"|oblig\w+|mandatory|compulsory)\b",
        r"\b(?:need\w*|requir\w*|must|ha(?:s|ve|d) to|oblig\w*|mandatory|compulsory|licen[cs]\w*|permits?"
        r"|exempt\w*|without|not (?:all|every)|indispensable|essential|unless|only)\b",
    ),
    _form(  # where it comes from
        r"\bwhere\b[^?]*\b(?:get|gets|got|source|buy|buys|obtain|draw|procure|come|comes|came)\b[^?]*\bfrom\b",
        r"\b(?:from|collect\w*|suppl\w+|sourc\w+|order\w*|import\w*|purchas\w+|deliver\w*|buys?|bought"
        r"|mined?|origin\w*)\b",
    ),
    _form(  # how far it may go
        ASKS_LIMIT.pattern,
        r"\b(?:more than|at most|at least|no less|maximum|minimum|caps?|capped|limits?|up to|exceed\w*"
        r"|below|above|ceiling)\b",
    ),
    _form(  # by what means
        r"^\W*(?:by|through) (?:what|which) (?:means|ways?|methods?)\b",
        r"\b(?:by|through|via|with|using|quotas?|licen[cs]\w*|grants?|limits?|requir\w+)\b",
        needed=False,
    ),
)

ASKS_MEANING = re.compile(
    r"\bstands? for\b|\bfalls? under\b|\bmeant by\b|\b(?:which|what) (?:kinds?|sorts?|types?) of [^?]*"
    r"\b(?:include|cover|comprise|count)|\b(?:abbreviation|acronym|meaning|definition)\b",
    re.IGNORECASE,
)
"""What a word means is asked, which no figure answers."""
INTERPRETS = re.compile(
    r"^\W*(?:is|are|was|were)\b[^?]*\b(?:the (?:start|beginning|end) of|a sign of|a turning point"
    r"|a one-off|here to stay|just a|merely|only a)\b",
    re.IGNORECASE,
)
"""Whether something means more is asked, which no figure answers."""


def tells(asked: str, stated: str) -> int:
    """1 when a sentence tells what the form of a question asks for, -1 when it must and does not, else 0."""
    found = 0
    for form in _FORMS:
        if not form.asked.search(asked):
            continue
        if form.told.search(stated):
            found = 1
        elif form.needed:
            return -1
    return found
