"""Routes that answer: a question at once or as a stream, and a search."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.responses import JSONResponse

from assistant.answer import Answer, describe
from corpus.errors import AssistantError
from corpus.sentences import split
from ui.api.desk import Desk
from ui.api.errors import ClientGone, body_of, status_of, unexpected
from ui.api.models import AnswerResponse, AskRequest, SearchRequest, SearchResponse

if TYPE_CHECKING:
    from assistant import Assistant

_MARKS = re.compile(r"(?:[ \t]*\[\d+\])+")
_log = logging.getLogger(__name__)


class _Events(EventSourceResponse):
    """Without a type of its own in the description: there it would become that of the errors, too."""

    media_type = None  # type: ignore[assignment]


def asking(desk: Desk) -> APIRouter:
    """`/ask`, `/ask/stream` and `/search`."""
    router = APIRouter(tags=["asking"])

    @router.post("/ask", response_model=AnswerResponse)
    async def ask(request: Request, asked: AskRequest) -> JSONResponse:
        """Answer a question from the documents, or say that they do not say."""
        answer = await desk.call(request, _answering(asked))
        return JSONResponse(answer.to_dict())

    @router.post("/ask/stream", response_class=_Events)
    async def ask_stream(request: Request, asked: AskRequest) -> AsyncIterator[ServerSentEvent]:
        """The same as a stream of events.

        `state`: {"state": "searching"}. `text`: {"text": ...}, the next sentence; all of them in a row are
        the text of the answer. `answer`: the whole answer, as `/ask` gives it. `error`: what went wrong, with
        its `status`. The last event is `answer` or `error`.
        """
        yield ServerSentEvent(event="state", data={"state": "searching"})
        try:
            answer = await desk.call(request, _answering(asked))
        except ClientGone:
            return
        except AssistantError as error:
            yield _failure(error)
            return
        except Exception:
            _log.exception("A question failed.")
            yield _failure(unexpected())
            return
        for sentence in sentences_of(answer.text):
            yield ServerSentEvent(event="text", data={"text": sentence})
        yield ServerSentEvent(event="answer", data=answer.to_dict())

    @router.post("/search", response_model=SearchResponse)
    async def search(request: Request, asked: SearchRequest) -> JSONResponse:
        """The passages most relevant to a query, best first."""
        passages = await desk.call(request, lambda a: a.search(asked.query, asked.limit, **asked.words()))
        found = [
            {
                "document": describe(passage.document),
                "text": passage.text,
                "start": passage.start,
                "end": passage.end,
                "page": passage.page,
                "score": round(passage.score, 4),
            }
            for passage in passages
        ]
        return JSONResponse({"passages": found})

    return router


def sentences_of(text: str) -> list[str]:
    """The sentences of an answer with their marks and the space before them: joined, they are the text."""
    ends: list[int] = []
    for span in split(text):
        marks = _MARKS.match(text, span.end)
        end = marks.end() if marks else span.end
        if _MARKS.fullmatch(text, ends[-1] if ends else 0, end):
            ends = ends[:-1]  # marks that were taken for a sentence belong to the one before
        ends.append(end)
    ends = [*ends[:-1], len(text)] if ends else [len(text)]
    return [text[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True) if start < end]


def _answering(asked: AskRequest) -> Callable[[Assistant], Answer]:
    return lambda a: a.ask(asked.question, asked.history, **asked.words())


def _failure(error: AssistantError) -> ServerSentEvent:
    return ServerSentEvent(event="error", data={**body_of(error), "status": status_of(error)})
