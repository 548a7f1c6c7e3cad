"""The kind of thing a question seeks, and the words by which a sentence shows that it holds it."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from assistant.speaking import ASKS_SPEAKER
from corpus.words import keys

Sought = Literal["quantity", "person", "time", "reason", "definition", "anything"]

ASKS_WHY = re.compile(
    r"\bwhy\b|\bhow come\b|\breasons?\b|\bfor what\b|\bretaliat\w+ (?:against|for)\b"
    r"|\bwhat(?: was| is|'s| are| were| lies| lay| stood| has| have)? (?:behind|made|drove|driven|drives"
    r"|driving"
    r"|prompt(?:ed|s)|push(?:ed|es|ing)|triggered|stopped|cause[ds]?|causing|led to|leads to|explain(?:s"
    r"|ed)|forced"
    r"|held back|to blame|help(?:s|ed|ing)|support(?:s|ed|ing)|boost(?:s|ed|ing)|lift(?:s|ed|ing)|underpin\w*"
    r"|weigh(?:s|ed|ing) on|drag(?:s|ged|ging)|hurt(?:s|ing)?|curb(?:s|ed)|slow(?:s|ed|ing)|hamper(?:s|ed"
    r"|ing)"
    r"|limit(?:s|ed|ing)|fuel+(?:s|ed|ing)|spur(?:s|red|ring)|spark(?:s|ed|ing)|contribut\w+)\b"
    r"|\bwhat (?:got|gets|led|let|lets|moved|allow(?:s|ed)|enabled?|tempt(?:s|ed)|lured|persuaded|convinced"
    r"|induced|encouraged) [^?]{2,80}? (?:to|into|out of|from|away)\b"
    r"|^\W*(?:and )?(?:the )?(?:motives?|rationale|grounds) (?:for|behind|of)\b"
    r"|\bwhat (?:did|do|does|has|have) [^?]{2,60}? (?:blame|cite|attribute|put down to"
    r"|(?:give|name|see|offer) (?:as|for) [^?]{0,40}?(?:reason|cause|explanation))\b"
    r"|\bwhat (?:did|does|has done|had done) (?:the )?(?:most|much|a lot) to\b"
    r"|\b(?:what|which) factors?\b|\b(?:due|owing|thanks) to what\b|\bbecause of what\b|\bto what end\b"
    r"|\bin (?:response|reaction) to what\b|\bon what grounds\b|\bwhat (?:is|was|are|were) [^?]* (?:due"
    r"|attributed) to\b"
    r"|\bwhat (?:is|was|are|were) the (?:aim|goal|purpose|point|intention|objective)s? (?:of|behind)\b"
    r"|\bwhat (?:is|was|are|were|do|does|did) [^?]* (?:aim(?:s|ed|ing)? (?:at|for|to)"
    r"|(?:want|try|trying|hope|hoping|intend|intended|meant|designed|supposed) to (?:achieve|accomplish))\b"
    r"|\bhow (?:do|does|did|has|have) [^?]*\bexplain(?! (?:how|what|the (?:way|working\w*))\b)"
    r"|\bhow (?:is|was|are|were) [^?]{1,60}?\bexplained\b"
    r"|\bwhat (?:is|was|are|were) [^?]{0,40}\bexplanations?\b(?! (?:of|by|from) (?-i:[A-Z]))"
    r"|\bhow (?:is|was|were|are|could|can) (?:that|this|it|such a thing) (?:be )?(?:possible|so)\b|\bhow so\b"
    r"|^\W*(?:and )?what (?:(?:has|had|have) (?!(?:happened|become|been|changed)\b)"
    r"\w+(?:ed|n|pt|ft|ght|uck|ung)"
    r"|(?!(?:chang|happen|increas|decreas|occurr|follow|remain|start|end|exceed|emerg|appear|surfac"
    r"|result|arriv"
    r"|turn)\w*ed)\w+ed"
    r"|kept|put|gave|took|sent|brought|left|let|cut|sank|held|ate|set) (?!to\b)"
    r"(?![^?]*\b(?:did|do|does|was|were|is|are)\b)",  # "what combined tonnage did they ship": an amount
    re.IGNORECASE,
)
"""A question for a reason or a purpose."""
ASKS_DURATION = re.compile(
    r"\bhow (?:long|soon|quickly|many (?:working |business |calendar )?(?:days|weeks|months|years))\b(?! of)"
    r"|\b(?:(?:turnaround|processing|waiting|review|approval|handling|clearance) (?:times?|periods?)"
    r"|(?:lead|transit|delivery) times?)\b",
    re.IGNORECASE,
)
"""A question for a length of time, not for a date."""
NAMES_DATE = re.compile(
    r"(?<!to )(?<!to-)\bdates?\W*$"
    r"|\b(?:start|opening|expiry|launch|closing|commissioning|effective|cut-off)[ -]dates?\b"
    r"|^\W*(?:(?:the|new|planned|official|exact|likely) )*(?:start(?:-?up)?|opening|completion|expiry|launch"
    r"|closing|commissioning|effective|cut-off|publication)?[ -]?(?:date|deadline|year)s? (?:of|for|when)\b",
    re.IGNORECASE,
)
"""A date asked for in keywords; "exports, year to date" asks for none."""
ASKED: tuple[tuple[Sought, re.Pattern[str]], ...] = (
    ("reason", ASKS_WHY),
    (
        "definition",
        re.compile(
            r"\bstands? for\b|\bwhat (?:do|does|did) [^?]* (?:mean|include|comprise|cover)\b"
            r"|\bwhat is meant\b|\bused for\b|\buses of\b|\bdefin(?:e[sd]?|ition)\b"
            r"|\babbreviation\b|\bacronym\b|\bmeaning(?: of\b|\W*$)"
            r"|\b(?:which|what) kinds? of [^?]*\b(?:include|cover|comprise|count)"
            r"|^\W*what(?:'s| is| was) an? (?![^?]*\b(?:prices?|costs?|shares?|worth|rates? of|volumes?"
            r"|amounts?)\b)"
            r"[\w-]+ [\w-]+ [^?]{3,}"
            r"|^\W*what (?:kind|sort|type) of (?:an? )?[\w-]+ (?:is|are|was|were) (?:an? |the"
            r" )?[^?]{2,40}\?*$",
            re.IGNORECASE,
        ),
    ),
    ("person", re.compile(rf"\bwho(?:m|se)?\b|{ASKS_SPEAKER.pattern}", re.IGNORECASE)),
    (
        "time",
        re.compile(
            r"\bwhen\b|\b(?:in|on|by|at|from|since|until|till|of|before|after) (?:which|what)"
            r" (?:\w+ )?(?:year|month|date|day|quarter)\b"
            rf"|\bwhat dates?\b|{ASKS_DURATION.pattern}|{NAMES_DATE.pattern}",
            re.IGNORECASE,
        ),
    ),
)
"""What is asked for, the first that fits; the ways to ask for an amount are in `assistant.question`."""

TERM_ASKED = re.compile(
    r"^\W*what(?:'s| is| are| was| were) (?:an? |the )?(?:[\w-]+ ?){1,4}\?*$", re.IGNORECASE
)
"""A question for nothing but what something is."""

LASTS = re.compile(
    r"\b(?:\d[\d.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|few|many)"
    r"(?:[ -](?:to|or|and)[ -]\w+)?[ -](?:more |working |business |calendar )?"
    r"(?:days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
"""A length of time."""

ASKS_DAY = re.compile(r"\b(?:what|which) (?:\w+ )?day\b|\bexact (?:day|date)\b", re.IGNORECASE)
"""A day is asked for; a month or a year is no answer."""
ASKS_TERM = re.compile(r"\b(?:since|until|till|from) (?:when|what|which)\b", re.IGNORECASE)
"""From or until when something holds is asked for."""
DAY = re.compile(
    r"\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?\b(?!\d)"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|\b\d{4}-\d\d-\d\d\b",
    re.IGNORECASE,
)
LAW_ASKED = re.compile(
    r"\b(?:which|what) (?:[\w’'-]+ ){0,3}?(?:laws?|acts?|statutes?|legislation|bills?)\b", re.IGNORECASE
)
LAW = re.compile(r"\b(?:[Ll]aws?|Acts?|[Ss]tatutes?|[Ll]egislation|[Bb]ills?|Code|Section \d+)\b")
"""The answer to which law."""

_CUES: dict[Sought, str] = {
    "reason": "explanation likely view opinion behind made drove prompted triggered caused"
    " explain explains reason reasons helped supported"
    " expert experts analyst analysts observer observers see sees give gives name names"
    " boosted pushed driving driven aim goal purpose achieve factor factors due attributed blame contributed",
    "definition": "mean means meant meaning stand stands abbreviation acronym term definition defined use"
    " used uses kind kinds sort type",
    "person": "analyst expert official forecaster consultant person think thinks believe believes",
    "time": "date dates day month apply applies when start starts starting",
}


@cache
def cue_keys(sought: Sought) -> frozenset[str]:
    """Keys of the words of a question that only say what is sought, which no answer repeats."""
    return frozenset(keys(_CUES.get(sought, "")))


_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
STARTS_OR_ENDS = re.compile(
    r"\b(?:since|from|until|till|effective|as of|as from|by|on|through|to|in)"
    rf" (?:the |early |mid-|late |end-?)*{_DAY}"
    rf"|\b(?:since|until|till) (?:the |its |their )?\w[^.;]{{5,90}}? in (?:the |early |mid-?|late "
    rf"|end-?)*(?:{_DAY} )?"
    r"(?:19|20)\d\d\b"
    r"|\b(?:expected|planned|scheduled|postponed|delayed|due|now|only) (?:\w+ )?(?:in|to|until)"
    r" (?:19|20)\d\d\b"
    r"|\b(?:since|from|until|till|effective|as of|as from) (?:the |early |mid-?|late |end-?)*(?:19|20)\d\d\b"
    r"|\b(?:took|takes|taking|comes?|came|enter\w*|in(?:to)?) (?:effect|force)\b"
    r"|\b(?:founded|established|created|formed|launched|introduced|signed|enacted|imposed|adopted|set up"
    r"|opened"
    r"|began|begun|started|begin|start|open|production|operations?|operational) in (?:the |early |mid-?"
    r"|late )*"
    r"(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""A day, month or year from, on or until which something holds."""

SUPERSEDED = re.compile(
    r"\b(?:was|were|had been)(?: \w+)? (?:due|supposed|scheduled|meant|set|planned|expected) to\b"
    r"|\b(?:originally|previously|initially|formerly|prior to)\b"
    r"|(?<!year )(?<!month )(?<!week )(?<!day )\bearlier\b",
    re.IGNORECASE,
)
"""What held or was planned before."""
ASKS_WHAT_HOLDS = re.compile(r"\b(?:is|are|does|do|will|has|have|now|currently)\b", re.IGNORECASE)

_INSTRUMENTS = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"licen[cs]\w+|permits?|approvals?|authori[sz]ations?",
        r"bans?|banned|embargo\w*|prohibit\w*|forbidden|forbids?|barred|bars|sanction\w*",
        r"dut(?:y|ies)|tariffs?|lev(?:y|ies|ied)|tax(?:es|ed)?",
        r"quotas?|caps?|capped|ceilings?|safeguards?",
        r"contracts?|agreements?|deals?|deliver\w+",
    )
)
"""What trade is ruled by; a licence is no ban."""


def same_instrument(asked: str, stated: str) -> int:
    """1 when both speak of the same instrument of trade policy, -1 when each only of another, else 0."""
    left = {at for at, pattern in enumerate(_INSTRUMENTS) if pattern.search(asked)}
    right = {at for at, pattern in enumerate(_INSTRUMENTS) if pattern.search(stated)}
    if left & right:
        return 1
    return -1 if left and right else 0


HOLDS: dict[Sought, re.Pattern[str]] = {
    "quantity": re.compile(
        r"\b(?:zero|nil|halt(?:ed)?|standstill|ceased|halved|doubled|tripled|one-(?:half|third|quarter"
        r"|fourth|fifth)"
        r"|(?:export|ship|receiv|import|sen[dt]|bought|sold|took|deliver)\w*(?: \w+)? (?:no|none|nothing)\b"
        r"|(?:no|none of the)(?: \w+){0,3} (?:exports?|imports?|shipments?|deliver\w+|cargoe?s?|sales"
        r"|purchases|volumes?)"
        r"|not (?:receive|export|import|ship|buy)|nothing was (?:exported|shipped|imported))\b",
        re.IGNORECASE,
    ),
    "person": re.compile(
        r"\b(?:sa(?:id|ys)|told|spoke of|quoted|according to|added|noted|stated|described|called|cautioned"
        r"|warned|explain(?:s"
        r"|ed)|prais(?:es|ed)|applaud(?:s|ed)|welcom(?:es|ed)|criticis\w+|criticiz\w+|urg(?:es|ed)"
        r"|voic(?:es|ed)"
        r"|condemn\w*|claim(?:s|ed)"
        r"|admit(?:s|ted)|promis(?:es|ed)|demand(?:s|ed)|insist(?:s|ed)|conced(?:es|ed)|acknowledg(?:es"
        r"|ed)|argu(?:es|ed)"
        r"|suggest(?:s|ed)|express(?:es|ed)|show|shows|showed|blam(?:es|ed)|it says|complain\w*|doubts"
        r"|accus(?:es|ed)|wr(?:ites|ote)|point(?:s|ed) out|remark(?:s|ed)|comment(?:s|ed)|observ(?:es|ed)"
        r"|pledg(?:es|ed)|vow(?:s|ed)|(?:data|figures|numbers|survey|analysis) (?:of|by|from)|announced"
        r"|expects?|forecasts?|predicts?|believes?|reckons?|estimates?|thinks|sees|puts"
        r"|chief|minister|president|director|analyst|manager|spokes\w+)\b|[\"“”]",
        re.IGNORECASE,
    ),
    "time": re.compile(
        r"\b(?:19|20)\d\d\b|\b(?:since|until|effective|monday|tuesday|wednesday|thursday|friday)\b",
        re.IGNORECASE,
    ),
    "reason": re.compile(
        r"\b(?:because|due to|owing to|as a result|result of|caused|driven by|in response|after|following"
        r"|amid"
        r"|reflects?|stem\w*|thanks to|so that|in order to|aim\w*|retaliat\w+|consequence|explained by"
        r"|attributed|blam\w+|hence|closed|closure|shut|forced|delayed)\b",
        re.IGNORECASE,
    ),
    "definition": re.compile(
        r"(?<=\w) = |\b(?:means?|meaning|stands? for|refers? to|is defined|are defined|denotes?|so-called"
        r"|known as|called|comprises?|includes?|covers?|consists? of|i\.e\.|that is|counts? as|is used"
        r"|are used|used (?:for|in|to|as)|(?:essential|vital|needed|important) (?:for|in|to)"
        r"|(?:is|are|was) (?:an?|the)\b)",
        re.IGNORECASE,
    ),
}
"""Words by which a sentence shows that it holds the thing sought."""

_THING = (
    r"(?:figures?|numbers?|forecasts?|estimates?|details?|reasons?|dates?|volumes?|prices?|breakdowns?"
    r"|amounts?"
    r"|values?|quantit\w+|tonnages?|timetables?|names?|rates?|size|splits?|explanations?|data|terms"
    r"|information|indications?|candidates|word)"
)
_GIVEN = (
    r"(?:given|provided|published|released|disclosed|issued|named|made (?:public|known)|known|reported|stated"
    r"|available|announced|mentioned|specified|revealed|quoted|shown|broken (?:out|down)|confirmed)"
)
NOT_DONE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|been)(?: \w+){0,2}? (?:not|never|yet to|n[’']t)(?: yet| been| be)*"
    r" (?:\w+ )?(?:set|fixed|decided|settled|agreed|signed|determined|introduced|concluded|reached|approved"
    r"|built|started|begun|taken place|imposed|ratified|adopted|granted|chosen|scheduled|filed)\b"
    r"|\bno (?:[\w-]+ ){1,4}(?:was|were|is|are|has|have|had)(?: \w+)? ?(?:been )?(?:set|fixed|decided|settled"
    r"|agreed|signed|concluded|reached|approved|imposed|filed|received)\b"
    r"|\bnothing (?:has been|was|is) (?:decided|agreed|signed|fixed)\b"
    r"|\b(?:received|filed|lodged|signed) no (?:\w+ )?(?:complaints?|requests?|applications?|bids?|offers?"
    r"|deals?)\b",
    re.IGNORECASE,
)
"""Something is said not to have happened, which answers a question that takes it for granted."""
NOT_STATED = re.compile(
    rf"\b(?:gave|gives?|giving|published|publish(?:es)?|released|disclosed|issued|named|made|makes|provided"
    rf"|offered|offers|has|have|had|there (?:is|are|was|were)) (?:as yet |so far |yet )?no"
    rf" (?:[\w-]+ ){{0,3}}{_THING}"
    rf"|\bno (?:[\w-]+ ){{0,3}}{_THING}(?: \w+){{0,5}}? (?:was|were|is|are|has|have|had)(?: \w+)?"
    rf" ?(?:been )?{_GIVEN}"
    rf"|\b(?:was|were|is|are|has|have|had|been)(?: \w+){{0,2}}?"
    rf" (?:not|never|yet to|n[’']t)(?: yet| been| be)*"
    rf" (?:\w+ )?{_GIVEN}\b"
    r"|\b(?:did|do|does|would|could) not (?:\w+ )?(?:say|disclose|publish|name|give|specify|reveal|provide"
    r"|elaborate|state|break)\b"
    r"|\b(?:declined|refused) to (?:say|give|name|comment|disclose|specify|reveal|put a)\b"
    r"|\b(?:remains?|is|are|was|were|still) (?:un(?:clear|known|decided|certain|disclosed)|open)\b"
    r"|\bnothing (?:has been|was|is) (?:said|published|known)\b"
    r"|\bnot (?:yet )?(?:known|clear|public)\b|\bwithout (?:giving|naming|disclosing|specifying)\b",
    re.IGNORECASE,
)
"""The amount, date, name or reason is said not to be stated."""
