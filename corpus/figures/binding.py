"""Which of the things a sentence names belong to which of its numbers: the cheapest to reach, slot
by slot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.figures.amount import Amount
from corpus.figures.bare_brackets import compare_in_brackets
from corpus.figures.binding_ends import ends_of
from corpus.figures.binding_goods import good_of, join_goods
from corpus.figures.bracketed_bases import date_brackets
from corpus.figures.dating import base_of_amount, compared_with, dated
from corpus.figures.drafts import Draft, Reach, cheapest, put
from corpus.figures.lending import lend
from corpus.figures.measuring import measured, paired
from corpus.figures.mention import Mention
from corpus.figures.mentions import Mentions
from corpus.figures.pairing import all_to_one, respectively
from corpus.figures.permitted import allowed, parts_allowed
from corpus.figures.sentence import Sentence
from corpus.figures.wholes import of_the_latter, of_the_whole

STATUS_REACH = 10.0
ENTITY_REACH = 16.0


def bind(s: Sentence, amounts: Sequence[Amount], named: Mentions, bracketed: int = 0) -> list[Draft]:
    """A draft for each amount, with what the sentence itself says. `bracketed`: how many months earlier the
    numbers in bare brackets are, where the text says so.
    """
    drafts = [Draft(amount) for amount in amounts]
    reaches = [Reach(s, amounts, number) for number in range(len(drafts))]
    for reach, draft in zip(reaches, drafts, strict=True):
        measured(s, reach, draft, named)
    paired(s, drafts, named)
    for reach, draft in zip(reaches, drafts, strict=True):
        good_of(s, reach, draft, named.goods)
        ends_of(s, reach, draft, named)
        dated(s, reach, draft, named.times)
        _status(s, reach, draft, named.statuses)
        draft.allowed = allowed(s.text, draft.amount.quantity)
        _entity(s, reach, draft, named.entities)
    for left, right in pairwise(drafts):
        right.allowed = right.allowed or (
            left.allowed and parts_allowed(s.text, drafts[0].amount.quantity, right.amount.quantity)
        )
    _expected_alike(s, drafts, named.statuses)
    respectively(s, drafts, named)
    all_to_one(s, drafts, named)
    of_the_latter(s, drafts)
    lend(s, drafts)
    of_the_whole(s, drafts)
    date_brackets(s, drafts, named.times)
    compare_in_brackets(s, drafts, bracketed)
    join_goods(s, drafts, named.goods)
    for draft in drafts:
        compared_with(s, draft, drafts, named.times)
    for number in range(len(drafts)):
        base_of_amount(s, number, drafts)
    return drafts


def _status(s: Sentence, reach: Reach, draft: Draft, found: Sequence[Mention]) -> None:
    near = [
        mention for mention in found if not reach.barriers(mention.index) and _foretells(s, draft, mention)
    ]
    cost, best = cheapest(reach, near)
    if best and cost <= STATUS_REACH and not draft.amount.base:
        put(s, reach, draft, "status", best)


_LISTED = re.compile(
    r",?(?: and| plus| as well as)?(?: [A-Za-z][\w'’-]*){1,5} (?:of|at)(?: about| some| nearly)? "
)
""" "exports of 5 t, production of 7 t and stocks of 2 t"."""
_TOLD = re.compile(
    r"\b(?:was|were|is|are|had|has|have|came|stood|rose|fell|reached|exported|imported|shipped|sold"
    r"|produced|made|grew|totall?ed|amounted|actual\w*)\b",
    re.IGNORECASE,
)


def _expected_alike(s: Sentence, drafts: Sequence[Draft], found: Sequence[Mention]) -> None:
    """What is expected of the first of a list is expected of all: "had foreseen exports of 5 t, production of
    7 t and stocks of 2 t", "had expected more: 5 t in store, exports of 2 t".
    """
    if not drafts or not found:
        return
    colon = s.text.find(": ")
    ahead = [one for one in found if s.words[one.index].end <= colon]
    if ahead and drafts[0].amount.quantity.start > colon and not _TOLD.search(s.text, colon):
        for draft in drafts:
            if "status" not in draft.slots and not draft.amount.base:
                told, words = ahead[-1], s.words
                draft.put("status", told.value, "clause", words[told.index].start, words[told.last].end)
    for left, right in pairwise(drafts):
        between = s.text[left.amount.quantity.end : right.amount.quantity.start]
        status = left.slots.get("status")
        if status and "status" not in right.slots and not right.amount.base and _LISTED.fullmatch(between):
            right.slots["status"] = status


def _foretells(s: Sentence, draft: Draft, mention: Mention) -> bool:
    """Whether a word of status behind a number is still said of it: not in "made 3 t and aims for 4 t"."""
    start, end = s.words[mention.index].start, draft.amount.quantity.end
    if start < end:
        return True
    gap = s.text[end:start]
    return not re.search(
        r"[,;:]|\b(?:and|but|as|while|within|against|than|compared|short of|below|above)\b", gap
    ) or bool(re.match(r"[^,;]{0,24},? (?:which|that) (?:is|are|was|were|would|will)\b", gap))


def _entity(s: Sentence, reach: Reach, draft: Draft, found: Sequence[Mention]) -> None:
    cost, best = cheapest(reach, (mention for mention in found if not reach.barriers(mention.index)))
    if best and cost <= ENTITY_REACH:
        put(s, reach, draft, "entity", best)
