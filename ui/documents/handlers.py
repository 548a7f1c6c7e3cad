"""The HTML of the Documents view. Nothing here knows the page."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from corpus.errors import AssistantError
from corpus.readers import SUFFIXES
from ui import texts
from ui.documents.listing import Filters, listing, options
from ui.documents.uploads import MAX_FILES, Adding
from ui.templates import render
from ui.uploads import MAX_FILE_MB, MAX_TOTAL_MB

if TYPE_CHECKING:
    from assistant import Assistant

MOST_TITLES = 5
"""Conversations, goods, periods and partners that a confirmation names; more are counted."""
_SAME_KIND = (".markdown", ".htm", ".tsv")


def hint() -> Markup:
    """What may be uploaded, and how much of it."""
    kinds = ", ".join(texts.DOCUMENT_KINDS[suffix] for suffix in SUFFIXES if suffix not in _SAME_KIND)
    return render("documents_hint", kinds=kinds, count=MAX_FILES, size=MAX_FILE_MB, total=MAX_TOTAL_MB)


def tools(assistant: Assistant, filters: Filters, focus: bool = False) -> Markup:
    """The form that narrows the list, empty for an empty store. `focus`: the search box takes the focus."""
    documents = assistant.documents()
    if not documents:
        return Markup()
    return render("documents_tools", filters=filters, options=options(documents), focus=focus)


def table(
    assistant: Assistant,
    filters: Filters,
    chosen: Collection[str] = (),
    *,
    changeable: bool = False,
    deleting: str = "",
    owner: str = "",
    said: str = "",
    focus: str = "",
) -> Markup:
    """The list of documents. `deleting`: the id of the one whose deletion is to be confirmed by its `owner`.

    `said`: what has just happened, as a sentence. `focus`: the column whose head takes the focus.
    """
    documents = assistant.documents()
    lost = None
    if deleting and changeable:
        try:
            lost = _in_words(assistant.consequences(deleting, owner).to_dict())
        except AssistantError as error:
            said = str(error)
    return render(
        "documents_table",
        filters=filters,
        list=listing(documents, assistant.figure_counts(), filters, chosen),
        chosen=frozenset(chosen),
        changeable=changeable,
        lost=lost,
        most=MOST_TITLES,
        said=said,
        focus=focus,
    )


def _in_words(lost: dict[str, Any]) -> dict[str, Any]:
    """Consequences (`Consequences.to_dict`) with their periods as people read them."""
    from corpus.figures.calendar import parse  # loaded by now; at the top it would delay the page

    losses = [
        {**loss, "periods": [time.words if (time := parse(text)) else text for text in loss["periods"]]}
        for loss in lost["losses"]
    ]
    return {**lost, "losses": losses}


def progress(adding: Adding) -> Markup:
    """How far an upload is, or what became of it."""
    left = "" if adding.left is None else _duration(adding.left)
    return render("documents_adding", adding=adding, left=left)


def _duration(seconds: float) -> str:
    if seconds < 60:
        return texts.SECONDS_LEFT.format(count=max(1, round(seconds)))
    return texts.MINUTES_LEFT.format(count=round(seconds / 60))


def remove(assistant: Assistant, document_id: str) -> str:
    """Delete a document; the sentence that says so. Raises `UnknownDocument`."""
    document = assistant.remove(document_id)
    return texts.DELETED.format(title=" ".join(document.title.split()) or document.name)


def in_store(assistant: Assistant, chosen: Collection[str]) -> tuple[str, ...]:
    """Those of the ids that are documents of the store, each once, in the order of the store."""
    wanted = frozenset(chosen)
    return tuple(document.id for document in assistant.documents() if document.id in wanted)
