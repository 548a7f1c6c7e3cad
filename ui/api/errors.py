"""Errors as JSON: what came, what is allowed, what to do next, and the HTTP status that fits."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Match

from corpus.errors import AssistantError, UnreadableFile
from ui.opening import StillOpening
from ui.signing_in import TooManyTries
from ui.uploads import TooLarge

DESCRIPTION = "/api/v1/openapi.json"
LARGEST_BODY = 1_000_000
"""Bytes of a request without files."""
CLIENT_GONE = 499
RETRY_SECONDS = 5
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
_LONGEST_INPUT = 80
_log = logging.getLogger(__name__)


class Refusal(AssistantError):
    """A request that is not served, with the HTTP status that says so."""

    def __init__(self, status: int, came: str, allowed: str = "", next_step: str = "") -> None:
        self.status = status
        super().__init__(came, allowed, next_step)


class ClientGone(Exception):
    """Whoever asked has left; nobody will read an answer."""


def body_of(error: AssistantError) -> dict[str, Any]:
    """The JSON body of an error."""
    told = _told(error)
    return {"error": {"came": told.came, "allowed": told.allowed, "next": told.next_step}}


def status_of(error: AssistantError) -> int:
    """The HTTP status of an error; 400 for those that name something wrong with what was asked."""
    if isinstance(error, Refusal):
        return error.status
    # Imported here: an error of these kinds has loaded them, and at the top they delay the page by seconds.
    from assistant import EmptyStore, ModelError, StoreError, UnknownConversation, UnknownDocument

    kinds: tuple[tuple[type[AssistantError], int], ...] = (
        (UnknownDocument, 404),
        (UnknownConversation, 404),
        (EmptyStore, 409),
        (TooLarge, 413),
        (UnreadableFile, 415),
        (TooManyTries, 429),
        (StillOpening, 503),
        (StoreError, 503),
        (ModelError, 503),
    )
    return next((status for kind, status in kinds if isinstance(error, kind)), 400)


def response_of(error: AssistantError) -> JSONResponse:
    """The whole response to a request that an error ended."""
    status = status_of(error)
    headers = {"Retry-After": str(RETRY_SECONDS)} if status in (429, 503) else None
    return JSONResponse(body_of(error), status, headers)


def unexpected() -> Refusal:
    """What is told of a failure of the program itself; the log has its trace."""
    return Refusal(
        500,
        "The program met an unexpected error.",
        "Its log has the details.",
        "Try again; if it comes back, report it with the log.",
    )


def handle_errors(api: FastAPI) -> None:
    """Make every error of the application a JSON body of one shape."""

    @api.exception_handler(AssistantError)
    async def refused(_: Request, error: AssistantError) -> Response:
        return response_of(error)

    @api.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> Response:
        return response_of(_invalid(error.errors()))

    @api.exception_handler(HTTPException)
    async def impossible(request: Request, error: HTTPException) -> Response:
        response = response_of(_http(error))
        response.headers.update(error.headers or {})
        if error.status_code == 405:  # the framework names the methods of the first route only
            response.headers["Allow"] = ", ".join(_allowed(request))
        return response

    @api.exception_handler(ClientGone)
    async def gone(_: Request, __: ClientGone) -> Response:
        return Response(status_code=CLIENT_GONE)

    @api.exception_handler(Exception)
    async def failed(_: Request, __: Exception) -> Response:
        return response_of(unexpected())


def _told(error: AssistantError) -> AssistantError:
    """The error as people elsewhere may read it: without paths of this machine and commands for it."""
    if isinstance(error, (Refusal, StillOpening, TooManyTries)):
        return error
    from assistant import EmptyStore, ModelError, StoreBusy, StoreError, UnknownDocument

    if isinstance(error, UnknownDocument):
        return Refusal(
            404,
            "There is no such document in the store.",
            "A document is named by its id; a filter takes its file name or title, too.",
            "List them with: GET /api/v1/documents",
        )
    if isinstance(error, EmptyStore):
        return Refusal(
            409,
            "The store holds no documents.",
            "An answer comes from documents that were added before.",
            "Add some: POST /api/v1/documents",
        )
    if isinstance(error, StoreBusy):
        return Refusal(
            503, "Another program is writing to the store.", "One writes at a time.", "Try again in a minute."
        )
    if isinstance(error, (StoreError, ModelError)):
        _log.error("%s", error)
        return Refusal(
            503,
            "The store cannot be used at present.",
            "The server needs its store and its embedding model.",
            "Whoever runs the server finds the reason in its log.",
        )
    return error


def _invalid(errors: Sequence[Any]) -> Refusal:
    """The first thing that is wrong with a request, as sentences."""
    first = errors[0] if errors else {}
    names = [str(part) for part in first.get("loc", ()) if part not in ("body", "query", "path")]
    kind, given = first.get("type", ""), first.get("input")
    came, allowed = f"The request cannot be read: {'.'.join(names)}", f"{first.get('msg', '')}."
    if kind == "json_invalid" or not names:
        came, allowed = "The request's body cannot be read", "It is JSON, sent as application/json."
    elif names[0] == "files":
        came, allowed = "No file came", 'Files are sent as multipart/form-data, each as the field "files".'
    elif isinstance(given, (str, int, float, bool)):
        shown = repr(given)
        came += f" = {shown[:_LONGEST_INPUT]}{'...' if len(shown) > _LONGEST_INPUT else ''}"
    return Refusal(422, f"{came}.", allowed, f"See {DESCRIPTION}")


def _allowed(request: Request) -> list[str]:
    """The methods that the address of a request takes."""
    return [
        method
        for method in _METHODS
        if any(
            route.matches({**request.scope, "method": method})[0] is Match.FULL
            for route in request.app.routes
        )
    ]


def _http(error: HTTPException) -> Refusal:
    came, allowed = {
        404: ("There is nothing at this address.", "The addresses are described."),
        405: ("This address does not take the method.", "The Allow header names those it takes."),
        413: ("The request is too large.", "Uploads and questions are limited in size."),
    }.get(error.status_code, (f"{error.detail}.".replace("..", "."), ""))
    return Refusal(error.status_code, came, allowed, f"See {DESCRIPTION}")
