"""The API as an application of its own, to be mounted at `/api/v1`."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.security import HTTPBearer

from ui import texts
from ui.api.asking import asking
from ui.api.desk import Desk
from ui.api.documents import documents
from ui.api.errors import LARGEST_BODY, handle_errors
from ui.api.figures import figures
from ui.api.models import ErrorResponse

PREFIX = "/api/v1"
_MEANING = {
    400: "A question or filter that cannot be understood.",
    401: "Nobody who may come in.",
    403: "Not from another site; no change of a read-only server.",
    404: "There is no such document.",
    405: "Another method is needed.",
    409: "The store is empty.",
    413: "The request is too large.",
    415: "A kind of file that cannot be read.",
    422: "The request does not fit this description.",
    429: "Too many wrong tokens.",
    500: "The program failed.",
    503: "The store is being opened, or too many requests are waiting.",
}


def create_api(desk: Desk, read_only: bool, with_tokens: bool) -> FastAPI:
    """The API over the assistant at the desk. It trusts the guard before it: every request has a visitor."""
    bearer = [Depends(HTTPBearer(auto_error=False, description="A token of the token file."))]
    errors: dict[int | str, dict[str, Any]] = {
        status: {"model": ErrorResponse, "description": meaning} for status, meaning in _MEANING.items()
    }
    api = FastAPI(
        title=f"{texts.PRODUCT} API",
        version=version("trade-news-assistant"),
        description="Questions to documents, answered with proof. Every number of an answer is in its proof.",
        docs_url=None,
        redoc_url=None,
        responses=errors,
        dependencies=bearer if with_tokens else (),
        max_body_size=LARGEST_BODY,
        redirect_slashes=False,
    )
    handle_errors(api)
    for router in _routers(desk, read_only):
        api.include_router(router)
    return api


def _routers(desk: Desk, read_only: bool) -> Sequence[Any]:
    return asking(desk), documents(desk, read_only), figures(desk)
