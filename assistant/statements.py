"""Questions whose answer is a statement and no amount: who says what, what came of it, is it so, which."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from corpus.words import keys

Told = Literal["", "view", "event", "truth", "name"]
"""What a question for no amount wants told: somebody's view, what became of something, whether something is
so, what it is called; empty for all others."""

_SAYS = (
    r"say|said|saying|think|thinks?|believe|expect|expects?|predict|forecast|foresee|see|tell|told|claim"
    r"|argue"
    r"|warn|complain|describe|call|blame|attribute|explain|recommend|suggest|propose|promise|demand|want|fear"
    r"|hope|advise|criticis\w+|criticiz\w+|comment|make of|stress|point out|mention|doubt|accuse"
)
_NAMED = (
    r"compan(?:y|ies)|firms?|groups?|miners?|producers?|makers?|manufacturers?|exporters?|importers?"
    r"|traders?|smelters?|refiner(?:y|ies)|refiners?|plants?|mines?|mills?|factor(?:y|ies)|terminals?|ports?"
    r"|laws?|bills?|acts?|rules?|decrees?|agenc(?:y|ies)|authorit(?:y|ies)|ministr(?:y|ies)|departments?"
    r"|unions?|associations?|banks?|projects?|fields?|pipelines?|exchanges?|courts?|vessels?|ships?"
    r"|disasters?|storms?|events?|(?:car|auto|drug|chip|steel|battery|magnet|plane)-?makers?|growers?|farmers?"
    r"|drugs?|techniques?|methods?|process(?:es)?|technolog(?:y|ies)|institut\w+|universit(?:y|ies)|schemes?"
    r"|programmes?|programs?|kinds?|sorts?|types?|obstacles?|hurdles?|measures?|conditions?|concessions?"
    r"|subsidiar(?:y|ies)|bidders?|investors?|partners?|shareholders?|products?|goods|materials?|metals?"
    r"|elements?|minerals?|species|crops?|varieties|grades?|countr(?:y|ies)|states?|provinces?|regions?"
    r"|cit(?:y|ies)|nations?|suppliers?|buyers?|customers?|utilit(?:y|ies)|unit"
)
_AMOUNT = re.compile(
    r"\bhow (?:much|many|large|big|high|far|heavy|long|often|strongly|sharply)\b"
    r"|\b(?:what|which) (?:[\w-]+ ){0,3}(?:share|percentage|percent|prices?|value|volumes?|tonnage|amount"
    r"|quantit\w+|totals?|numbers?|rates?|figures?|proportion|duty|duties|tariffs?|quotas?|capacity|level)\b"
    r"|%|\bper ?cent\b|\b(?:most|least|largest|biggest|highest|lowest|smallest|top|fewest|second|third)\b"
    r"|\bin (?:tonnes|tons|kg|barrels|dollars|euros|million|billion)\b",
    re.IGNORECASE,
)
"""An amount, or an order of amounts."""
ASKS_WHAT_HAPPENED = re.compile(
    r"^\W*(?:and )?what (?:has |have |had )?(?:happen(?:ed|s)|became|(?:gone|went) wrong)\b", re.I
)
ASKS_LIMIT = re.compile(
    r"\bwhat(?:[’']s| is| was) the (?:most|maximum|least|minimum|limit) (?:that |which )?[^?]*"
    r"\b(?:wants?|wishes|aims?|seeks?|allow(?:s|ed)?|may|might|intends?|permit(?:s|ted)?)\b",
    re.IGNORECASE,
)
"""How far somebody wants something to go is asked, which is a rule and no figure of trade."""
_SUPERLATIVE = re.compile(r"\b(?:most|largest|biggest|highest|smallest|top|second|third)\b", re.IGNORECASE)
"""In such a question it only names what something happened to."""
_CALLS_FOR_FIGURES = re.compile(
    r"\bwhat (?:was|were|is|are) (?!.*\b(?:view|opinion|position|stance|plans?|response|reaction|reply)\b)"
    r"|\b(?:rise|rose|risen|fall|fell|fallen|grow|grew|increase[ds]?|decrease[ds]?|decline[ds]?|drop(?:ped)?"
    r"|more|less|fewer|higher|lower|bigger|smaller|change[ds]?|up or down)\b",
    re.IGNORECASE,
)
"""Only figures answer these, unless somebody's view is asked for."""
_OPENS = r"^(?:and |but |so |also )?(?:[^,?]{0,60}, )?"
_TOLD: tuple[tuple[Told, re.Pattern[str]], ...] = (
    (
        "view",
        re.compile(
            rf"\b(?:what|how) (?:do|does|did|has|have|is|are|was|were|would)\b[^?]*\b(?:{_SAYS})\b"
            r"|\bwhat(?: is| are| was| were|'s) [^?]*\b(?:view|opinion|position|stance|advice|argument"
            r"|explanation|warning|complaint|message|reaction|response|answer|reply|criticism)\b"
            rf"|\bwhat (?:[\w’'-]+ ){{1,6}}(?:do|does|did|has|have)\b[^?]*\b(?:{_SAYS}|bring up"
            r"|brought up|raise)\b"
            r"|\baccording to\b[^?]*\bwhat\b|\bhow did [^?]*\b(?:react|respond|reply|answer|comment)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "event",
        re.compile(
            r"\bwhat (?:has |had )?(?:happened|happens|became|becomes|become|came of|(?:gone|went) wrong"
            r"|comes next)\b"
            r"|^\W*what (?:turned (?:up|out)|came (?:out|up|from|next)|emerged|surfaced|appeared|resulted"
            r"|followed"
            r"|(?:could|might|may|would) (?!be\b))"
            r"|\b(?:by|through) (?:what|which) (?:means|ways?|methods?|routes?)\b|\b(?:in|with) what ways?\b"
            r"|\bwhat (?:will|is to) (?:happen|become)\b|\bhow did [^?]*\b(?:become|manage|get|come)\b"
            r"|\bwhat (?:exactly |actually |else )?(?:do|does|did|has|have|is|are|was|were|will|would|can"
            r"|could|should|must|may|might) [^?]*\b(?:do|done|doing|decided?|order\w*"
            r"|announced?|agreed?|plan\w*|intend\w*|get|receive|obtain|offer\w*|take|find|found|give|gave"
            r"|need|require[ds]?|use|spend|depend|include[ds]?|build|buy|buying|going to)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "name",
        re.compile(
            rf"\b(?:which|what) (?:[\w’'-]+ ){{0,4}}?(?:{_NAMED})\b|\bwhose\b|\bwhere\b|\bwhat else\b"
            r"|\b(?:which|what) (?:[\w’'-]+ ){1,4}?(?:is|are|was|were|will be|remains?) (?:not "
            r"|still )?(?:exempt\w*"
            r"|excluded|spared|affected|covered|allowed|permitted|banned|prohibited|subject|hit"
            r"|restricted)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "truth",
        re.compile(
            rf"{_OPENS}(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|may|must|should)\b",
            re.IGNORECASE,
        ),
    ),
)


def wants_told(text: str) -> Told:
    """What a question wants told, empty when it asks for an amount or only figures could answer."""
    if ASKS_LIMIT.search(text):
        return "event"
    if _AMOUNT.search(_SUPERLATIVE.sub("", text) if ASKS_WHAT_HAPPENED.search(text) else text):
        return ""
    kind: Told = next((kind for kind, pattern in _TOLD if pattern.search(text)), "")
    if kind != "view" and _CALLS_FOR_FIGURES.search(text):
        return ""
    return kind


_CUES: dict[Told, str] = {
    "view": "think thinks believe believes expect expects predict forecast foresee see sees"
    " view opinion position"
    " stance claim argue warn warning complain complaint describe call blame attribute explain explanation"
    " recommend suggest propose want fear hope advise comment stress mention doubt reaction response react"
    " respond happen development outlook",
    "event": "happened happen becomes become became came wrong next do done doing going",
    "name": "company companies firm firms country countries place places name names",
}


@cache
def told_cues(told: Told) -> frozenset[str]:
    """Keys of the words of a question that only say what it wants told."""
    return frozenset(keys(_CUES.get(told, "")))
