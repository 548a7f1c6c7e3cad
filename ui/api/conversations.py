"""Routes about conversations: those of whoever asks, and none of anybody else."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from ui.access import Visitor
from ui.api.desk import Desk
from ui.api.models import ConversationsResponse

_TYPES = {"json": "application/json", "markdown": "text/markdown", "text": "text/plain"}
_SUFFIXES = {"json": "json", "markdown": "md", "text": "txt"}


def conversations(desk: Desk) -> APIRouter:
    """`/conversations` and `/conversations/{id}/{format}`."""
    router = APIRouter(tags=["conversations"])

    @router.get("/conversations", response_model=ConversationsResponse)
    async def listed(request: Request) -> JSONResponse:
        """The caller's conversations that are kept in the store, the one changed last first."""
        owner = _owner(request)
        found = await desk.call(request, lambda a: a.listed_conversations(owner))
        return JSONResponse({"conversations": list(found)})

    @router.get(
        "/conversations/{conversation_id}/{format}",
        response_class=Response,
        responses={200: {"content": {kind: {"schema": {"type": "string"}} for kind in _TYPES.values()}}},
    )
    async def exported(
        request: Request, conversation_id: str, format: Literal["json", "markdown", "text"]
    ) -> Response:
        """One of the caller's conversations with all its citations, as a file."""
        owner = _owner(request)
        text = await desk.call(request, lambda a: a.conversation(conversation_id, owner=owner).export(format))
        name = f'attachment; filename="conversation.{_SUFFIXES[format]}"'
        kind = _TYPES[format] + ("" if format == "json" else "; charset=utf-8")
        return Response(text.encode(), headers={"Content-Disposition": name, "Content-Type": kind})

    return router


def _owner(request: Request) -> str:
    visitor: Visitor = request.state.visitor
    return visitor.owner
