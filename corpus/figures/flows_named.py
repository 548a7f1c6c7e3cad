"""The words of a sentence that move goods: exports, bought, went to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.figures.capitals import has_capital, title_case
from corpus.figures.lexicon import flow_words
from corpus.figures.measures_named import cargo_landed
from corpus.figures.mention import Mention
from corpus.figures.sentence import Sentence


def flows_in(s: Sentence) -> Iterator[Mention]:
    paid: re.Match[str] | None = None
    for index, word in enumerate(s.words):
        flow = flow_words().get(word.lower)
        if word.lower == "landings" and not cargo_landed(s):
            continue
        if flow is None or (word.kind and word.kind != "measure") or s.in_number(index):
            continue
        if word.lower in ("brought", "brings") and re.match(
            r"(?: in)? (?:(?:[a-z]+ )?(?:revenues?|receipts|earnings|income|proceeds) of )?"
            r"(?:about |nearly |over |some )?(?:[A-Z]{1,3}|Rs)? ?[$€£₹¥]",
            s.text[word.end : word.end + 48],
        ):
            yield Mention(index, index, "export")
            continue  # "brought in $3.16 billion" is what was earned
        if word.lower in ("paid", "pays"):
            paid = _PAYS_FOR.match(s.text, word.end)
            if not paid:
                continue
        elif paid and word.lower in ("supplies", "deliveries", "shipments") and word.start < paid.end() + 40:
            continue  # "paid $5.7 billion for gas supplies"
        if s.lower(index - 1) == "net" and word.lower.endswith(("porter", "porters")):
            continue  # "making the country a net exporter"
        if word.lower == "lifted" and not _LIFTED_CARGO.match(s.text, word.end):
            continue  # "lifted her forecast", "the duty was lifted to 25%"
        if word.lower in _WHERE_TO and s.lower(index - 1) in _ANY_OF:
            continue  # "exports to all destinations"
        if word.lower in ("destination", "source", "supplier", "buyer") and s.lower(index - 1) == "by":
            continue  # "the breakdown by destination"
        if has_capital(s, index) and index + 1 < len(s.words) and not title_case(s):
            after = s.words[index + 1]
            if not after.kind and s.text[after.start].isupper() and s.gap(index) == " ":
                continue  # "Export Promotion Bureau"
        if takes_no_goods(s, index):
            continue
        if word.lower == "left" and s.lower(index + 1) in ("of", "over"):
            continue  # "for what is left of the year"
        if word.lower == "left" and re.match(
            r"(?: over)?(?:[.,;]|$)| (?:in|at) (?:store|stock)", s.text[word.end :]
        ):
            continue  # "stocks of 5 t are left"
        if word.lower == "leaving" and s.gap(index - 1).startswith(",") and s.lower(index + 1) in _A_RESULT:
            continue  # "Imports rose to $5 billion, leaving a surplus"
        if word.lower == "left" and _LEFT_AT.match(s.text, word.end):
            continue  # "She left Japan at 5 t" of an estimate
        if word.lower in ("abroad", "overseas") and _FROM_ABROAD.search(s.text[: word.end]):
            continue  # "purchases of urea abroad"
        if (word.lower in ("order", "orders") and s.lower(index - 1) == "in") or (
            word.lower in ("arrive", "arrives", "arrived") and s.lower(index + 1) == "at"
        ):
            continue
        yield Mention(index, index, flow.flow, noun=bool(flow.flow))


def takes_no_goods(s: Sentence, index: int) -> bool:
    """ "Canada has taken market share", "those from Japan took up 22%"."""
    return s.lower(index) in _TAKE and _TAKES_NO_GOODS.match(s.text, s.words[index].end) is not None


_TAKE = frozenset({"took", "take", "takes", "taking", "taken"})
_TAKES_NO_GOODS = re.compile(
    r" (?:up|over|part|effect|place|action|steps|measures|office|note|shape|off|aim|advantage|hold|stock|care"
    r"|(?:the |first |top |second |third |its |their |his |a |an |more |some )?"
    r"(?:market share|lead|place|spot|position|crown|title|role|hit|toll|stake|turn|view|decision))\b"
)
_FROM_ABROAD = re.compile(
    r"\bfrom (?:abroad|overseas)$|\b(?:purchas\w+|bought|buy\w*|import\w*|procur\w+|sourced)\b"
    r"(?:[^,;.]|(?<=\d)[.,](?=\d)){0,60}$",
    re.IGNORECASE,
)
_LIFTED_CARGO = re.compile(
    r"(?! \d[\d.,]* ?(?:%|pc\b|pct|per ?cent)) (?:about |some |only |just |nearly "
    r"|another |a further |up )?(?:\d|a |an |the first |no |none\b|cargoe?s?\b|from\b)"
)
_A_RESULT = frozenset({"a", "an", "the", "its", "their", "it", "them", "only", "just", "stocks", "about"})
_LEFT_AT = re.compile(r" (?:its |the |their )?[\w’' -]{3,40}? (?:unchanged )?at (?:about |around )?[$€£]?\d")
_PAYS_FOR = re.compile(
    r" (?:about |nearly |over |some |almost |around |just |more than )?(?:US|Rs\.?|A|C|NT)?[$€£₹¥]? ?[\d.,]+"
    r" ?(?:million|billion|trillion|bn|m|mn|crore|lakh)\b[^,;.]{0,24} (?:for|on|to import|to buy)\b"
)
""" "paid $5.7 billion for gas"; "paid $600 a ton" is a price."""
_WHERE_TO = frozenset(
    {"destination", "destinations", "outlets", "buyers", "customers", "suppliers", "sources"}
)
_ANY_OF = frozenset(
    {
        "foreign",
        "overseas",
        "all",
        "other",
        "various",
        "new",
        "these",
        "those",
        "most",
        "unknown",
        "some",
        "several",
        "many",
    }
)
