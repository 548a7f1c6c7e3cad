"""Words by which it is asked who spoke or holds an office, and by which a sentence tells who speaks."""

from __future__ import annotations

import re

_SPEAKER_NOUNS = (
    r"analyst|consultan(?:t|cy)|expert|minister|official|manager|forecaster|economist|trader|broker|bank"
    r"|brokerage|executive|researcher|scientist|institute|association|lobby|person"
    r"|spokes\w+|politicians?|boss"
    r"|leader|chief|head|commissioner|president|chair(?:man|woman|person)|director|lawmaker|senator|governor"
    r"|professor|observer|ambassador|dealer"
)
_BODY_NOUNS = (
    r"(?:authorit|agenc|bod|ministr|compan|countr)y|organi[sz]ation|group|firm|department|bureau|union|board"
    r"|commission|council|miner|producer|house|government|state"
)
_SAYS = (
    r"sa(?:id|ys)|told|claim(?:s|ed)|admit(?:s|ted)|promise[sd]?|warn(?:s|ed)|predict(?:s|ed)|forecasts?"
    r"|expects?"
    r"|expected|argue[sd]|believes?|believed|thinks|urge[sd]|insist(?:s|ed)|complain(?:s|ed)|blame[sd]"
    r"|reckon(?:s|ed)"
    r"|estimate[sd]|concede[sd]|acknowledge[sd]|praise[sd]|welcome[sd]|criticis\w+|criticiz\w+"
    r"|describe[sd]|vow(?:s|ed)"
    r"|pledge[sd]|doubt(?:s|ed)|voice[sd]|counted|put|puts|sees"
)
_SOURCE_NOUNS = (
    r"data|figures?|numbers?|statistics|estimates?|forecasts?|projections?|words|view|opinion|calculations?"
)
ASKS_SPEAKER = re.compile(
    rf"\b(?:which|what) (?!(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|may|might) )"
    rf"(?:\w+ )?(?:{_SPEAKER_NOUNS})\b(?! of\b)|\baccording to whom\b"
    rf"|\b(?:which|what) (?:[\w’'-]+ ){{0,2}}(?:{_BODY_NOUNS}) (?:{_SAYS})\b"
    rf"|\b(?:which|what) (?:[\w’'-]+ ){{0,4}}(?:{_SPEAKER_NOUNS}|investor|founder|owner|grower|farmer"
    rf"|buyer|seller|lawyer|researcher) (?:{_SAYS})\b"
    rf"|\bwhich (?:\w+ )?(?:officials?|analyst|minister|expert|economist|scientist) of\b"
    rf"|\bwhose (?:\w+ )?(?:{_SOURCE_NOUNS})\b"
    rf"|^\W*(?:what is |what's |name )?(?:the )?sources? (?:of|for|behind) (?:the|this|that|these)"
    rf" (?:{_SOURCE_NOUNS}|claims?|statements?|reports?|news)\b",
    re.IGNORECASE,
)
"""A question for somebody who said something, whatever amounts it names."""
ASKS_SAYING = re.compile(
    rf"{ASKS_SPEAKER.pattern}|\bwho(?:m)? (?:\w+ )?(?:sa(?:id|ys)|told|warn\w*|describ\w+|call(?:s|ed)"
    r"|thinks?|expects?|complain\w*|remark\w*|comment\w*|predict\w*|not(?:ed|es|iced)|believes?|stated?"
    r"|explain\w*"
    r"|attribut\w+|finds?|found|doubts?|argue[sd]?|reckons?|puts?|sees|forecasts?|blame[sd]?|accuse[sd]?"
    r"|estimate[sd]?|announced?|criticised|criticized|asked)\b",
    re.IGNORECASE,
)
"""A question for who spoke, not for who did, owns or is something."""

_OFFICES = (
    r"head|president|chair(?:man|woman)|director|boss|chief|chief executive|ceo|managing director|leader"
)
OFFICE_ASKED = re.compile(
    rf"\bwho (?:is|was|are) (?:now |currently )?(?:the |its |their )?(?:[\w-]+ )?(?P<office>{_OFFICES})\b"
    r"|\bwho (?P<does>heads|leads|chairs|runs)\b",
    re.IGNORECASE,
)
_OFFICE = re.sub(r"\?P<\w+>", "?:", OFFICE_ASKED.pattern)
ROLE_ASKED = re.compile(
    rf"\b(?:which|what) (?:[\w’'-]+ )?(?:official|analyst|minister|expert|economist|scientist|spokes\w+"
    rf"|researcher"
    rf"|executive|strategist|lawmaker|senator|professor|ambassador)\b|{_OFFICE}",
    re.IGNORECASE,
)
"""A person is asked for; a body or a figure is no answer."""

ROLE_AND_NAME = re.compile(
    r"\b(?:C[EFO]O|[Cc]hair(?:man|woman)|[Pp]resident|[Dd]irector|[Mm]inister|[Aa]nalyst|[Ee]conomist"
    r"|[Ss]pokes\w+|[Cc]hief [Ee]xecutive|[Ss]trategist|[Tt]rader) [A-Z][\w’'-]+ [A-Z][\w’'-]+"
)
"""A person named behind an office, whatever firm stands before it."""
SPEAKS = re.compile(
    r"\b(?:sa(?:id|ys)|told|according to|added|adds|noted|stated|argue[ds]?|cautioned|warned|explain(?:s|ed)"
    r"|announced|commented|remarked|complain(?:s|ed)|recall(?:s|ed)|shrugs?|observ(?:es|ed)|writes?|wrote"
    r"|thinks"
    r"|reckons?|puts it|(?<!so-)(?<!is )(?<!are )called"
    r"|predict(?:s|ed)|describ(?:es|ed)|comment by|chief executive|analyst|president|director"
    r"|manager|spokes\w+|spoke (?:of|about)|speaks (?:of|about)|ceo|chair(?:man|woman)|economist"
    r"|quot(?:es|ed)|considers?)\b",
    re.IGNORECASE,
)
"""Words that tell who speaks."""
