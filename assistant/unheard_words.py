"""Words of a question that the quoted sentences leave out, though their text has them elsewhere."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.evidence import sentence_at
from assistant.figures.asked import Asked
from corpus.words import keys


def of_something_else(asked: Asked, answer: Answer) -> bool:
    """Whether an amount is asked for by a word or name that is not said where the answer is quoted from.

    "How many boxes did the north terminal handle?" is not answered by those of the whole port, where the text
    knows that terminal; a name that it does not know stands for something else anyway.
    """
    heard: set[str] = set()
    known: set[str] = set()
    for cited in answer.citations:
        document = cited.document
        heard.update(keys(f"{document.title} {document.publisher}"))
        known.update(keys(document.text))
        if reading := sentence_at(document, cited.start):
            heard |= reading.keys | reading.context_keys
    left_out = (asked.telling | asked.names) & frozenset(keys(asked.text)) - heard
    return bool(left_out & (known | asked.names))
