"""Who leads a ranking, and which end of the flow that gives those who follow in the next sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.figures.drafts import Draft
from corpus.figures.figure import Slot
from corpus.figures.lexicon import flow_words
from corpus.figures.mention import Mention
from corpus.figures.mentions import Mentions
from corpus.figures.place_lists import with_elided
from corpus.figures.place_mention import PlaceMention, Role
from corpus.figures.place_nouns import role_as_ranked, role_behind_title
from corpus.figures.sentence import Sentence
from corpus.figures.state import State, held, tells_statistics
from corpus.places import lies_in
from corpus.rare import Rare

_RANK = r"(?:second|third|fourth|fifth|sixth|seventh|next|runner-up|number (?:two|three|four))"
_FOLLOWS = re.compile(
    r" (?:follow(?:ed|s)|trail(?:ed|s)|lagged|came (?:next|after|behind)|comes (?:next|after|behind))\b"
    r"(?! (?:the|its|suit|a)\b)"
    r"|,? (?:(?:came|comes|coming|ranked|ranks|ranking|finished|finishes|stood|stands|was|is|remained|took"
    r"|takes|held|holds|again|still|once more) )*(?:in |on )?(?:the |a (?:close|distant|narrow|clear) )?"
    rf"{_RANK}(?= (?:with|at|on|place|position|spot|rank)\b|[,.;:]|$)"
    r"|, (?:with|at|on) [^;:]{3,40}, (?:\w+ ){1,4}?(?:in(?:to)? |to |up to |down to )?(?:the )?"
    rf"(?:{_RANK} (?:place|position|spot|rank)|ahead of|behind|past|next)\b"
)
""" "Thailand came second with 5 t", "Ecuador, with 5 t, has moved up to third place"."""
_NEXT = re.compile(
    r"(?:^|[;:,] (?:and )?)(?:(?:[Nn]ext|[Tt]hen|[Bb]ehind (?:it|them)|[Aa]fter (?:it|them|that)|[Ff]urther"
    r" (?:back|down)|[Ii]n (?:second|third|fourth) (?:place|position)|[Ss]econd|[Tt]hird|[Ff]ourth)"
    r"(?: (?:place|in line|on the list|in the ranking))?,? (?:came|comes?|was|were|is|are|stood|went to)"
    r"|[Ii]t (?:was|is) (?:closely |in turn )?followed by)(?: again| once more)? (?:the )?$"
)
""" "Next came Iran with 5 t"."""
_MORE_THAN_ALL = Rare(
    r"\bmore [^.;:\d]{0,60}?than (?:any(?: other| one)?|all other|everyone|anyone|every other)\b"
)

_DID = re.compile(r" (?:did|has|had)\b(?! [a-z]+ed\b)")


def followers(s: Sentence, named: Mentions, state: State) -> Mentions:
    """Give those who follow the leader of a ranking told before the leader's end of the flow:
    "The US was the biggest buyer. Japan followed with 5 t and Korea with 3 t".
    """
    state.following = False
    if not state.led or not s.numbers:
        return named
    found = list(named.places)
    changed = False
    for at, mention in enumerate(found):
        word = s.words[mention.index]
        behind = _FOLLOWS.match(s.text, word.end) or _NEXT.search(s.text[: word.start])
        if behind and not (mention.bound and mention.role in ("origin", "destination")):
            found[at] = replace(mention, role=_end(state.led), bound=True)
            changed = True
    state.following = changed
    if not changed:
        return named
    return replace(named, places=with_elided(s, found))


def behind_the_same(drafts: Sequence[Draft], state: State) -> None:
    """Give those who follow a leader the other end that it had: "Chile sold 5 t to Japan. Peru was second
    with 3 t".
    """
    far = "destination" if state.led == "origin" else "origin"
    for draft in drafts if state.following and state.led_far else ():
        mine, held_far = draft.slots.get(state.led), draft.slots.get(far)
        if (
            mine is None
            or mine.inherited
            or mine.value == state.led_far
            or held(draft.slots, "measure") != "trade"
        ):
            continue
        if held_far is None or held_far.source == "title":
            draft.slots[far] = Slot(state.led_far, "previous")


def lead(s: Sentence, drafts: Sequence[Draft], named: Mentions, state: State) -> None:
    """Remember which end of the flow the one is that a sentence tells of."""
    if state.following:
        return
    if ranked := _ranked(s, named.places):
        far = "destination" if ranked == "origin" else "origin"
        state.led, state.led_far = ranked, next((held(d.slots, far) for d in drafts if far in d.slots), "")
        return
    told = [one for one in drafts if one.amount.role in ("level", "difference")]
    told = told or [one for one in drafts if one.amount.role == "share"]
    ends: dict[str, set[str]] = {"origin": set(), "destination": set()}
    for draft in told:
        for end, names in ends.items():
            if (slot := draft.slots.get(end)) and not slot.inherited:
                names.add(slot.value)
    named_ends = [end for end, names in ends.items() if names]
    if len(named_ends) == 1:
        if ends[named_ends[0]] != {state.led_far}:
            state.led, state.led_far = named_ends[0], ""
    elif named_ends:
        state.led, state.led_far = "", ""  # "Brazil sold 5 t to China. Argentina followed": who knows


def _ranked(s: Sentence, places: Sequence[PlaceMention]) -> str:
    """The end that a sentence gives to whom it puts first."""
    for mention in places:
        role = role_as_ranked(s, mention.index) or role_behind_title(s, mention.index)
        if role in ("origin", "destination"):
            return role
        if _DID.match(s.text, s.words[mention.index].end) and mention.role in ("origin", "destination"):
            return mention.role
    best = _MORE_THAN_ALL.search(s.text)
    before = [one for one in places if best and s.words[one.index].start < best.start()]
    first = before[0] if before else None
    return first.role if first and first.bound and first.role in ("origin", "destination") else ""


def of_a_customer(drafts: Sequence[Draft], flow: Mention, named: Mentions, state: State, s: Sentence) -> bool:
    """Whether a sentence without amounts tells what somebody is to the country whose statistics are told:
    "Russia is the first supplier of Brazil" turns to the imports of Brazil.
    """
    wanted, other = ("destination", "origin") if flow.value == "import" else ("origin", "destination")
    state.customer = None
    if any({"origin", "destination", "flow"} <= draft.slots.keys() for draft in drafts):
        state.turned = None
        return True
    subject = next((one for one in named.places if one.role == wanted and one.bound), None)
    known = state.reporter.value if state.reporter else state.above
    if flow_words()[s.lower(flow.index)].statistic or subject is None or subject.name == known:
        return False
    ranked = role_as_ranked(s, subject.index) == wanted
    state.customer = Slot(subject.name, "previous") if ranked else None
    far = [one for one in named.places if one.role == other and one.bound and tells_statistics(one.name)]
    if ranked and len(far) == 1:
        word = s.words[far[0].index]
        state.reporter, state.end = Slot(far[0].name, "previous", word.start, word.end), other
        state.flow = Slot("import" if other == "destination" else "export", "previous", word.start, word.end)
        state.measure, state.turned = replace(state.flow, value="trade"), None
        return True
    last = state.last.slots if state.last else {}
    if not (ranked and other in last and last[other].value == known):
        return False
    state.turned = None
    return True


def of_several(main: Sequence[Draft], state: State) -> bool:
    """Whether several sellers, or buyers, each have their amount: nobody's statistics are told next, nor are
    those of another of their kind told any more.
    """
    levels = [one.slots for one in main if one.amount.role in ("level", "difference")]
    for mine, far in (("origin", "destination"), ("destination", "origin")):
        told = {slots[mine].value for slots in levels if mine in slots and not slots[mine].inherited}
        if len(told) > 1 and not any(far in slots for slots in levels):
            known = state.reporter.value if state.reporter and state.end == mine else ""
            if known and not any(name == known or lies_in(name, known) for name in told):
                state.reporter, state.end, state.teller, state.surveyed = None, "", None, True
            return True
    return False


def _end(led: str) -> Role:
    return "origin" if led == "origin" else "destination"
