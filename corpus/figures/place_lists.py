"""Places that take their end of a flow from a verb further on, or from the places they are listed with."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.figures.flows_named import takes_no_goods
from corpus.figures.lexicon import flow_words
from corpus.figures.place_asides import told_aside
from corpus.figures.place_mention import PlaceMention, Role, after_number, before_number, number_between
from corpus.figures.place_nouns import is_verb
from corpus.figures.sentence import Sentence
from corpus.places import lies_in
from corpus.rare import Rare

BIND = 12.0
"""The farthest a subject stands from its verb, in cost."""
FAR_SUBJECT = 30.0
"""The same for a place that begins the sentence: "Iran, in first place last season, has bought none"."""
_LIST = frozenset({
    "and", "or", "then", "followed", "by", "with", "just", "another", "only", "nor", "plus", "mostly",
    "mainly", "about", "some", "nearly", "almost", "over", "to", "ahead", "at", "of", "respectively", "both",
})  # fmt: skip


def listed_with(s: Sentence, found: list[PlaceMention], index: int) -> PlaceMention | None:
    """The place before in a list ("to Japan (5 t), Germany (2 t) and Korea"), when it has a role."""
    if not found or not found[-1].bound or found[-1].role in ("excluded", "via"):
        return None
    if ")" in s.text[s.words[found[-1].index].end : s.words[index].start]:
        found = _before_bracket(s, found)
        return found[-1] if found and found[-1].bound and _after_entry(s, index) else None
    left = found[-1].index
    between = range(left + 1, index)
    if s.barriers(left, index) or not all(s.lower(at) in _LIST or s.in_number(at) for at in between):
        return None
    text = s.text[s.words[left].end : s.words[index].start]
    whose = s.lower(left - 1) == "of" and len(found) > 1 and found[-2].bound
    if whose and found[-2].role != found[-1].role and _FOLLOWED.search(text):
        return found[-2]  # "Spain is the top buyer of Peruvian zinc with 5 t, followed by Japan (3 t)"
    return found[-1] if between or "," in text or "/" in text else None


_FOLLOWED = re.compile(r"\d[^;.]*\b(?:followed by|ahead of|then)\b")


def _before_bracket(s: Sentence, found: list[PlaceMention]) -> list[PlaceMention]:
    """The places up to the bracket that closes last: what it holds belongs to the entry before it."""
    opened = s.text.rfind("(", 0, s.words[found[-1].index].start)
    outside = s.text.rfind(")", 0, s.words[found[-1].index].start) > opened
    return found if outside or opened < 0 else [one for one in found if s.words[one.index].start < opened]


def _after_entry(s: Sentence, index: int) -> bool:
    """Whether only the end of a bracketed entry stands before a place: "Peru (5 t, all ore), Chile"."""
    return bool(re.search(r"\)(?:,| and|, and)?(?: to| from)?(?: the)? $", s.text[: s.words[index].start]))


_OPENER = re.compile(
    r"(?:(?:In|By) contrast|However|Meanwhile|Similarly|Likewise|Separately|Also|Still|Last \w+|In \w+),? $"
)


def _opens(s: Sentence, mention: PlaceMention) -> bool:
    """Whether a place begins its sentence, or stands behind "In contrast, "."""
    return mention.index <= 1 or bool(_OPENER.fullmatch(s.text[: s.words[mention.index].start]))


def with_subjects(s: Sentence, found: list[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Give every verb that moves goods its subject: the nearest place to its left that has no role yet."""
    result = list(found)
    for at, word in enumerate(s.words):
        flow = flow_words().get(word.lower)
        if flow is None or not flow.subject or (word.lower == "arrived" and s.in_number(at - 1)):
            continue  # "Peru led with 5 t, of which 3 t arrived by ship": what arrived is no country
        if takes_no_goods(s, at):
            continue
        end: Role = "destination" if _was_given(s, at) else flow.subject
        before = [number for number, mention in enumerate(result) if mention.index < at]
        if (parted := _parted_from(s, result, before, at)) is not None:
            result[parted] = replace(result[parted], role=end, bound=True)
            continue
        if before and _goes_on_behind(s, result[before[0]], word.start):
            first = result[before[0]]
            result[before[0]] = replace(first, role=end, bound=True)
            continue
        for number in reversed(before):
            mention = result[number]
            if s.between(mention.index, at) > (FAR_SUBJECT if _opens(s, mention) else BIND) or s.barriers(
                mention.index, at
            ):
                break
            if not mention.bound and _PART_OF_THEM.match(s.text[s.words[mention.index].end : word.start]):
                break
            if not mention.bound:
                result[number] = replace(mention, role=end, bound=True)
                break
            if mention.role == end:
                break
    for number in range(len(result) - 2, -1, -1):  # "India and Pakistan bought": both did
        right = result[number + 1]
        if right.role in ("origin", "destination") and right.bound and _joint(s, result[number], right):
            result[number] = replace(result[number], role=right.role, bound=True)
    ranked = _with_ranked(s, _with_titles(s, _with_gapped(s, _the_same_way(s, result))))
    return with_elided(s, _below_label(s, ranked))


_LABELLED = re.compile(
    r"\b(?:(?P<to>buyers|customers|importers|destinations|markets|purchasers|takers|outlets|clients)"
    r"|(?P<by>suppliers|sellers|exporters|origins|sources))\b[^:;.\d]{0,40}: "
)
_ENTRY_OPENS = re.compile(r"(?:^|[,)]|\band|\bthen) ?(?:and |then )?(?:the )?$")


def _below_label(s: Sentence, found: list[PlaceMention]) -> list[PlaceMention]:
    """ "Main buyers: Japan (5 t), Peru (3 t)": each entry is what the label before the colon calls them."""
    label = _LABELLED.search(s.text)
    if label is None:
        return found
    end: Role = "destination" if label["to"] else "origin"
    stop = next((at for at in (s.text.find(";", label.end()),) if at >= 0), len(s.text))
    return [
        replace(one, role=end, bound=True)
        if label.end() <= s.words[one.index].start < stop
        and one.role not in ("excluded", "via")
        and _ENTRY_OPENS.search(s.text[label.end() : s.words[one.index].start])
        and (before_number(s, one) or s.text[s.words[one.index].end :][:2] in (" (", ", "))
        else one
        for one in found
    ]


_GIVEN = frozenset({"sent", "sold", "supplied", "delivered", "shipped", "allocated", "dispatched"})
_BEEN = frozenset({"was", "were", "been"})
_AN_AMOUNT = re.compile(
    r" (?:about |around |nearly |over |just |some |only |almost |a further |another )*(?:\d|none\b|no )"
)


def _was_given(s: Sentence, at: int) -> bool:
    """ "China was sent 15 t": it received them."""
    passive = s.lower(at) in _GIVEN and s.lower(at - 1) in _BEEN
    return passive and _AN_AMOUNT.match(s.text, s.words[at].end) is not None


_LED_BY_FOR = re.compile(r" (?:[a-z]+ ){0,2}for (?:the )?")
_SAME_WAY = frozenset({"for", "in"})


def _the_same_way(s: Sentence, found: list[PlaceMention]) -> list[PlaceMention]:
    """ "5 t were bound for China, 3 t for Japan", "customers in Peru took 5 t, in Chile 3 t": all of them."""
    result = list(found)
    for number in range(1, len(result)):
        left, mention = result[number - 1], result[number]
        way, other = _way(s, mention.index), _way(s, left.index)
        ends = left.bound and left.role in ("origin", "destination")
        if way != other or way not in _SAME_WAY or not ends or (mention.bound and mention.role != "inside"):
            continue
        amount = number_between(s, left.index, mention.index)
        start = max((q.end for q in s.quantities if q.end <= s.words[mention.index].start), default=0)
        led = _LED_BY_FOR.fullmatch(s.text[start : s.words[mention.index].start])
        beside = before_number(s, mention) if way == "in" else led
        if amount and beside and not s.barriers(left.index, mention.index):
            result[number] = replace(mention, role=left.role, bound=True)
    return result


def _way(s: Sentence, index: int) -> str:
    """The word that leads to a place."""
    return s.lower(index - 2) if s.lower(index - 1) == "the" else s.lower(index - 1)


_AS_RANKED = Rare(
    r"\bwith (?P<list>[^;.]{3,110}?) (?:as |being )?(?:the|its|their)"
    r" (?:(?:two|three|four|main|biggest|largest|top|leading|chief|principal|key"
    r"|most important) )+(?:\w+ )?(?P<what>customers?|buyers?|takers?"
    r"|destinations?|markets?|outlets?|importers?|suppliers?|sources|exporters?|sellers?|providers?)\b"
)


def _with_titles(s: Sentence, found: list[PlaceMention]) -> list[PlaceMention]:
    """ "with Austria (5 t) and Peru (3 t) the main customers": both are where the goods go."""
    match = _AS_RANKED.search(s.text)
    if match is None:
        return found
    giving = match["what"].startswith(("supplier", "source", "exporter", "seller", "provider"))
    role: Role = "origin" if giving else "destination"
    start, end = match.span("list")
    listed = [start <= s.words[one.index].start < end for one in found]
    return [
        replace(one, role=role, bound=True) if inside else one
        for one, inside in zip(found, listed, strict=True)
    ]


def opens_entry(s: Sentence, mention: PlaceMention) -> bool:
    """Whether a place stands right before a number and behind another: "3 t to India and Malaysia 2 t"."""
    near = any(first == mention.index + 1 for first, _ in s.numbers)
    return near and any(last < mention.index for _, last in s.numbers) and "respectively" not in s.text


def _with_gapped(s: Sentence, found: list[PlaceMention]) -> list[PlaceMention]:
    """ "Peru sent 3 t to India and Chile 2 t": Chile sent too."""
    result = list(found)
    for number in range(2, len(result)):
        mention, left = result[number], result[number - 1]
        gap = s.text[s.words[left.index].end : s.words[mention.index].start].strip(" ,")
        if not re.fullmatch(r"(?:(?:in|during) [A-Z]\w+,? ?)?(?:and|while)?", gap) or not opens_entry(
            s, mention
        ):
            continue
        if s.lower(left.index - 1) not in _WAYS or s.lower(mention.index - 1) in _WAYS:
            continue
        subject = next((one for one in result[number - 2 :: -1] if s.lower(one.index - 1) not in _WAYS), None)
        told = subject and subject.bound and subject.role in ("origin", "destination")
        if subject and told and subject.role != left.role and number_between(s, subject.index, left.index):
            result[number] = replace(mention, role=subject.role, bound=True)
    return result


def _goes_on_behind(s: Sentence, mention: PlaceMention, verb: int) -> bool:
    """ "Argentina, which crushes Brazilian beans when it must, imported 5 t": what Argentina did."""
    return _opens(s, mention) and bool(_RELATED.fullmatch(s.text[s.words[mention.index].end : verb]))


_ASIDE = re.compile(
    r"(?P<aside>, [^,;:]{3,140}| [–—-] [^;:–—]{3,140}| \([^()]{3,140})(?:,| [–—-]|\)) "
    r"(?:(?:\w+ly|also|again|still|only|alone|together|has|have|had|then|once more|already|now|even"
    r"|just) ){0,3}$"
)


_WHO = re.compile(r", (?:which|who) (?!the\b|it\b|they\b|we\b|a\b|an\b|his\b|its\b)[^;:]*")


def _parted_from(s: Sentence, found: list[PlaceMention], before: list[int], verb: int) -> int | None:
    """The place that an aside parts from its verb: "India, one of the big growers, exported 5 t"."""
    word = s.words[verb]
    if not before or not is_verb(word.lower) or s.gap(verb)[:1] == ",":
        return None
    aside = _ASIDE.search(s.text, max(0, word.start - 170), word.start)
    last = found[before[-1]]
    if not last.bound and _WHO.match(s.text, s.words[last.index].end, word.start):
        return before[-1]  # "Peru, which was third in May, sold 5 t", "Peru, which was third and sold 5 t"
    if aside is None or s.lower(verb - 1) in ("and", "or", "but"):
        return None
    for number in before:
        mention = found[number]
        if s.words[mention.index].end == aside.start() and not mention.bound:
            return number
    return None


_RELATED = re.compile(r", (?:which|who|whose|where) [^,;.\d]{3,120}, (?:also |still |again |only )?")
_PART_OF_THEM = re.compile(
    r" (?:accounted|was responsible|made up|stood) for [^;%]*\d[^;%]* of (?:the|those|these|that|this) "
)
""" "Congo accounted for 5,060 tonnes of the arrivals" tells of the other end."""
_WAYS = frozenset({"to", "from", "in", "into", "of", "for", "by"})
NEXT_RANK = re.compile(
    r" (?:(?:came|comes|coming|followed|ranked|ranking|finished|stood|was|is) )?"
    r"(?:in )?(?:a close |a distant |the )?"
    r"(?:second|third|fourth|fifth|next)(?: place| position| spot| rank)?,? (?:with|at|on|followed)\b"
    r"| (?:followed|came next|came after|trailed)(?: far| well| closely)?(?: behind)? (?:with|at|on) "
)


def _with_ranked(s: Sentence, found: list[PlaceMention]) -> list[PlaceMention]:
    """ "The US is the top buyer, Germany in second place with 16%": what comes second is the same end."""
    result = list(found)
    for number in range(1, len(result)):
        if not NEXT_RANK.match(s.text, s.words[result[number].index].end):
            continue
        subjects = (one for one in result[number - 1 :: -1] if s.lower(one.index - 1) not in _WAYS)
        first = next((one for one in subjects if one.bound and one.role in ("origin", "destination")), None)
        if first:
            result[number] = replace(result[number], role=first.role, bound=True)
    return result


_ENTRY = re.compile(r",? (?:with )?\(?[^;.]*\d[^;.]*; (?:and |the )*")


def _next_entry(s: Sentence, before: PlaceMention, mention: PlaceMention) -> bool:
    """ "went to Iraq, 9 t; Israel nothing, Libya 5 t": one more entry of the list."""
    gap = s.text[s.words[before.index].end : s.words[mention.index].start]
    way = s.lower(before.index - 1) in _WAYS and gap[:1] in (",", " ") and gap[:2] in (", ", " (")
    next_to = any(first == mention.index + 1 for first, _ in s.numbers)
    return way and next_to and _ENTRY.fullmatch(gap) is not None


_OF_NEXT = re.compile(r"[^;]*\d[^;]*; (?:and )?(?:of|for|in) (?:the )?[a-z][a-z -]{2,30},? (?:the )?")


def _next_good(s: Sentence, before: PlaceMention, mention: PlaceMention) -> bool:
    """ "Of tin Peru supplied 5 t and Chile 3 t; of zinc Japan 2 t": of the next good, the same end."""
    gap = s.text[s.words[before.index].end : s.words[mention.index].start]
    next_to = any(first == mention.index + 1 for first, _ in s.numbers)
    return next_to and _OF_NEXT.fullmatch(gap) is not None


def _with(s: Sentence, mention: PlaceMention) -> bool:
    """ "with Peru third at 3 t", "the Emirates with 3 t"."""
    article = s.lower(mention.index - 1) == "the"
    return "with" in (s.lower(mention.index - 1 - article), s.lower(mention.index + 1))


_PARTS_OF = re.compile(r"\d[^;.]*, (?:of which|of (?:it|that|them))\b")
_THEN_LISTS = re.compile(r": (?!it |they )[^()]*$")


def with_elided(s: Sentence, found: list[PlaceMention]) -> tuple[PlaceMention, ...]:
    """ "China took 5 t, Japan 3 t and Korea 1 t": a place right before a number is what the one
    before it is.
    """
    result = list(found)
    for number in range(1, len(result)):
        mention, before = result[number], result[number - 1]
        if number > 1 and before.role == "via" and told_aside(s, before.index):
            before = result[number - 2]  # "China (including Macau) took 5 t and Japan 3 t"
        if number > 1 and s.lower(before.index - 1) == "of" and before.role != result[number - 2].role:
            before = result[number - 2]  # "Korea took 5 t of Peruvian zinc in May, China 3 t"
        if before.role not in ("origin", "destination", "inside") or mention.role == before.role:
            continue
        if (mention.bound and not after_number(s, mention)) or not before_number(s, mention):
            continue
        if (before.told or before.owner) and not mention.owner and _with(s, mention):
            continue  # "China's imports fell to 5 t, with Peru accounting for 3 t": the other end
        gap = s.text[s.words[before.index].end : s.words[mention.index].start]
        if _PARTS_OF.search(gap) and not lies_in(mention.name, before.name):
            continue  # "China's imports were 9 t, of which Brazil 5 t": the other end
        if before.role != "inside" and _THEN_LISTS.search(gap):
            continue  # "Chile shipped 5 t: Japan 3 t": what follows are its buyers
        if (
            s.barriers(before.index, mention.index)
            and not _next_entry(s, before, mention)
            and not _next_good(s, before, mention)
        ) or not number_between(s, before.index, mention.index):
            continue
        ranked = s.lower(mention.index - 1) == "by" and s.lower(mention.index - 2) in ("followed", "trailed")
        if s.lower(mention.index - 1) in ("to", "from", "by", "in", "into") and not ranked:
            continue
        result[number] = replace(mention, role=before.role, bound=True)
    return tuple(result)


def _joint(s: Sentence, left: PlaceMention, right: PlaceMention) -> bool:
    between = s.text[s.words[left.index].end : s.words[right.index].start].strip(" ,")
    return not left.bound and between in (
        "and",
        "or",
        "",
        "&",
        "and the",
        "or the",
        "the",
        "plus",
        "plus the",
    )
