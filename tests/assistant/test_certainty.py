"""Prose is quoted when it is about the subjects and the event asked for, and what is left open is said."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.accounts import with_antecedent, with_verdict
from assistant.certainty import holds
from assistant.contradictions import denial
from assistant.events import opposed, share
from assistant.evidence import Reading, initials, readings
from assistant.fitting import misfits
from assistant.question import understand
from assistant.reasons import account_of
from assistant.sought import NOT_DONE, NOT_STATED
from assistant.statements import wants_told
from assistant.undisclosed import left_open
from corpus.document import Document
from index.passages import Passage


def read(text: str) -> tuple[Reading, ...]:
    return readings([Passage(Document("d", "d.txt", text), 0, len(text))])


def weights(question: str) -> dict[str, float]:
    return dict.fromkeys(understand(question).words, 1.0)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What does Ilse Varga think of the quota?", "view"),
        ("What did the millers' union say about the levy?", "view"),
        ("What became of the suit against the port?", "event"),
        ("What does the ministry get in return for the loan?", "event"),
        ("Which smelter was reopened by the Norwegian group?", "name"),
        ("Is Orlan Salt still barred from the market?", "truth"),
        ("Has Benin kept its cotton levy?", "truth"),
        ("How much cotton did Benin export?", ""),
        ("What duty does Benin levy on cotton?", ""),
        ("Did cotton exports rise in May?", ""),
        ("What were the stocks of tin?", ""),
        ("What happened at the largest tin mine of Bolivia?", "event"),
        ("Which salts are exempt from the levy?", "name"),
        ("What turned up in the old salt pit?", "event"),
        ("What came out of the talks with the guild?", "event"),
        ("What could still upset the plans of the mill?", "event"),
    ],
)
def test_what_a_question_wants_told(question: str, told: str) -> None:
    assert wants_told(question) == told


@pytest.mark.parametrize(
    ("text", "question", "told", "plain"),
    [
        ("The kiln was mothballed, as buyers had left.", "Why was the kiln closed?", 1, True),
        ("The kiln was shut in May. Nobody was hurt.", "Why was the kiln closed?", 1, False),
        ("The ban began in May. The aim is to keep logs at home.", "Why did the ban begin?", 2, True),
        ("The ban is an answer to the surtax of Benin.", "Why did Benin impose a surtax?", 1, False),
        ("The line was halted over its use of water.", "Why was the line stopped?", 1, True),
        (
            "The ban was extended in a move aimed at calming bread buyers.",
            "Why was the ban extended?",
            1,
            True,
        ),
        ("Firmer freight helped barley to recover.", "What helped barley to recover?", 1, True),
        ("Loadings rose ahead of a new levy.", "Why did loadings rise?", 1, True),
        ("Barley recovered on hopes of rain in Benin.", "Why did barley recover?", 1, True),
        ("Bids were boosted by strong demand for malt.", "What boosted bids?", 1, True),
        ("The ban was due to run until May.", "Why was the ban due?", 1, False),
        ("Barley looks dear despite rain in Benin.", "Why does barley look dear?", 1, False),
        ("Barley recovered. The mill wants to lift wages.", "Why did barley recover?", 1, False),
        (
            "Mills closed. Orlan kept on. Asked why, Orlan cited cheap power.",
            "Why did mills close?",
            1,
            False,
        ),
    ],
)
def test_the_reason_is_that_of_the_event(text: str, question: str, told: int, plain: bool) -> None:
    document = f"{text} Prices at Orlan are quiet."
    account = account_of(read(document)[0], weights(question))
    assert (account.worth >= 0.3) == plain
    assert not plain or len(account.told) == told


@pytest.mark.parametrize(
    ("text", "question", "denied"),
    [
        ("Salt exports have not stopped.", "Why did salt exports stop?", True),
        ("The support price of salt remains 9 rupees.", "Why was the support price of salt raised?", True),
        ("The works at Orlan stay open.", "Why did the works at Orlan close?", True),
        ("Salt exports rose in May.", "Why did salt exports fall in May?", True),
        ("All of it went to Benin, the salt board said.", "Why did salt go only to Togo?", True),
        ("Salt exports fell in May.", "Why did salt exports fall in May?", False),
        (
            "In May salt exports were 9% more than in April but still 3% short of May 2024.",
            "Why did salt exports rise in May?",
            False,
        ),
        (
            "Salt output was 12 t, inside the guidance range of 10 to 14 t.",
            "Why did salt output miss its guidance?",
            True,
        ),
        ("Salt output beat the yearly plan.", "Why did salt output fall short of the yearly plan?", True),
        ("Salt sales fell short of the plan.", "Why did salt sales exceed the plan?", True),
        ("Salt output missed its guidance.", "Why did salt output miss its guidance?", False),
        ("The salt levy was lifted; that on lime is still in force.", "Why was the salt levy lifted?", False),
    ],
)
def test_a_premise_may_be_denied(text: str, question: str, denied: bool) -> None:
    assert bool(denial(understand(question), read(text), weights(question))) == denied


@pytest.mark.parametrize(
    ("text", "stated", "done"),
    [
        ("The board gave no forecast for salt.", False, True),
        ("No figures were given on lime.", False, True),
        ("The price was not disclosed.", False, True),
        ("He declined to name the buyer.", False, True),
        ("The tariff has not been settled.", True, False),
        ("Togo received no salt.", True, True),
        ("The mill produced 9 tonnes.", True, True),
    ],
)
def test_what_is_left_open(text: str, stated: bool, done: bool) -> None:
    assert bool(NOT_STATED.search(text)) != stated
    assert bool(NOT_DONE.search(text)) != done


def test_a_sentence_that_leaves_open_what_is_asked() -> None:
    question = understand("How much salt did Orlan sell?")
    found = read("Orlan sells salt to Benin. It did not say how much salt. Lime is not quoted.")
    assert [one.text for one in left_open(found, question, weights(question.text))][-1:] == [found[1].text]


@pytest.mark.parametrize(
    ("text", "question", "against"),
    [
        ("The kiln was mothballed in May.", "When will the kiln reopen?", True),
        ("The kiln restarts in May.", "When will the kiln reopen?", False),
        ("The levy was lifted in May.", "When was the levy scrapped?", False),
    ],
)
def test_the_opposite_event_answers_nothing(text: str, question: str, against: bool) -> None:
    assert opposed(understand(question).words, read(text)) == against


def test_a_word_for_the_same_event_counts_less() -> None:
    (sentence,) = read("The kiln was mothballed.")
    assert 0 < share({"close": 1.0}, [sentence]) < share({"kiln": 1.0}, [sentence]) == 1


def test_names_written_out_have_initials() -> None:
    assert "itc" in initials("the International Trade Commission decides")
    assert initials("Germany and France decide") == frozenset()


def test_what_is_taken_back_or_leans_back_is_shown_whole() -> None:
    wrong, said, pronoun = read("We wrote that Togo sells lime. That was wrong. It sells salt.")
    assert with_verdict((wrong,)) == (wrong, said)
    assert with_antecedent((pronoun,)) == (said, pronoun)
    assert with_antecedent((wrong,)) == (wrong,)


def test_what_is_not_stated_is_quoted_in_an_abstention(made: Assistant, files) -> None:  # type: ignore[no-untyped-def]
    text = "Salt from Benin\n\nBenin exports salt to Togo. The ministry did not disclose volumes.\n"
    (files / "salt.txt").write_text(text, encoding="utf-8")
    made.add(files)
    answer = made.ask("What volumes of salt does Benin export?")
    assert answer.abstained
    assert [citation.quote for citation in answer.citations][-1].startswith("The ministry did not disclose")


@pytest.mark.parametrize(
    ("text", "question", "held"),
    [
        ("A permit takes 30 working days in Benin.", "How long does a permit take?", True),
        ("Permits have been needed since May 2024.", "How long does a permit take?", False),
        ("The mill reopened on 3 May 2024.", "On which day did the mill reopen?", True),
        ("The mill reopened in May 2024.", "On which day did the mill reopen?", False),
        ("Permits have been needed since May 2024.", "Since when are permits needed?", True),
        ("Permits are needed for salt.", "Since when are permits needed?", False),
        ("The Salt Act allows the levy.", "Under which law is the levy raised?", True),
        ("The ministry raised the levy.", "Under which law is the levy raised?", False),
        ("The Salt Council, founded in 2023, met.", "Since when has the Salt Council existed?", True),
        ("The millers applauded; the guild praised Orlan.", "Who praised Orlan?", True),
        ("Together with growers Orlan Salt founded a fund.", "Who founded the fund?", True),
        ("The fund was founded in May.", "Who founded the fund?", False),
        ("The guild of millers expects 9 tonnes.", "Who is the president of the guild?", False),
        ("Ada Beck, president of the guild, expects 9 tonnes.", "Who is the president of the guild?", True),
        ("Ada Beck, an analyst at the guild, met buyers.", "Who heads the guild?", False),
        ("The bank announced the corrected data.", "Which official of the bank announced it?", False),
    ],
)
def test_what_is_sought_must_be_held(text: str, question: str, held: bool) -> None:
    (one,) = read(text)
    assert holds(understand(question), one, (one,), weights(question)) == held


@pytest.mark.parametrize(
    ("text", "question", "held"),
    [
        ("The guild warned of espionage.", "spies", 0.6),
        ("Growers face a hurdle.", "obstacles", 0.6),
        ("They set up a joint plant.", "factory", 0.6),
        ("Subsidies were paid.", "aid", 0.6),
        ("The mill caught fire.", "blaze", 0.6),
        ("The mill went under.", "insolvent", 0.6),
        ("The strategist spoke.", "economists", 0.6),
        ("The probe goes on.", "investigation", 0.6),
        ("Critical minerals, according to the association.", "opponents", 0.0),
        ("Energy security is important.", "agreement", 0.0),
        ("The mill was shut.", "aid", 0.0),
        ("Exports rose.", "imports", 0.0),
    ],
)
def test_an_everyday_word_for_the_same_counts_less(text: str, question: str, held: float) -> None:
    assert share(weights(question), read(text)) == pytest.approx(held)


def test_goods_of_one_family_fit_in_prose_only() -> None:
    (one,) = read("Uranium keeps its origin, the miner said.")
    assert (
        misfits(read("Uranium is dear. Two mines want to open.")[1], understand("Who needs nuclear fuel?"))
        == ()
    )
    assert misfits(one, understand("Why is nuclear fuel short?")) == ()
    assert "commodity" in misfits(one, understand("How much nuclear fuel did Benin export?"))
