"""Routes about documents: list, read, add, remove."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, UploadFile
from starlette.responses import JSONResponse

from assistant.answer import describe
from corpus.document import Document
from corpus.errors import AssistantError, UnreadableFile
from ui import uploads
from ui.api.desk import Desk
from ui.api.errors import Refusal
from ui.api.models import (
    AddResponse,
    DocumentInfo,
    DocumentList,
    DocumentResponse,
    DocumentsResponse,
)

if TYPE_CHECKING:
    from assistant import Assistant


def may_change(request: Request) -> None:
    """Raises `Refusal` unless the visitor may add and delete documents."""
    if not request.state.visitor.may_change:
        raise Refusal(
            403,
            "Documents can be neither added nor deleted here.",
            "This server was started read-only.",
            "Ask whoever runs it to change the documents.",
        )


CHANGING = [Depends(may_change)]


def documents(desk: Desk, read_only: bool) -> APIRouter:
    """`/documents`; of a read-only server the description leaves out what would change them."""
    router = APIRouter(tags=["documents"])

    @router.get("/documents", response_model=DocumentsResponse)
    async def listed(request: Request, wanted: Annotated[DocumentList, Query()]) -> JSONResponse:
        """The documents, by file name, without their text."""
        found = await desk.call(request, lambda a: _within(a, wanted))
        part = found[wanted.offset : wanted.offset + wanted.limit]
        return JSONResponse(
            {
                "total": len(found),
                "limit": wanted.limit,
                "offset": wanted.offset,
                "documents": [_listed(document) for document in part],
            }
        )

    @router.get("/documents/{document_id}", response_model=DocumentResponse)
    async def read(request: Request, document_id: str) -> JSONResponse:
        """A document with its text, pages, headings and tables."""
        return JSONResponse(_whole(await desk.call(request, lambda a: a.document(document_id))))

    @router.post(
        "/documents",
        response_model=AddResponse,
        dependencies=CHANGING,
        include_in_schema=not read_only,
        max_body_size=(uploads.MAX_TOTAL_MB + uploads.MULTIPART_MB) * 1_000_000,
    )
    async def add(request: Request, files: list[UploadFile]) -> JSONResponse:
        """Add files. One that cannot be read is named with the reason and does not stop the others.

        When none can be taken the request fails: 413 for too many or too large ones, 415 for their kind.
        """
        uploads.check_count(len(files))
        return JSONResponse(await desk.change(request, lambda a: _add(a, files)))

    @router.delete(
        "/documents/{document_id}",
        response_model=DocumentInfo,
        dependencies=CHANGING,
        include_in_schema=not read_only,
    )
    async def remove(request: Request, document_id: str) -> JSONResponse:
        """Remove a document; it is gone from every answer at once. What it was is returned."""
        return JSONResponse(describe(await desk.change(request, lambda a: a.remove(document_id))))

    return router


def _within(assistant: Assistant, wanted: DocumentList) -> Sequence[Document]:
    # Imported here: the assistant has loaded it by now, and at the top it delays the page by seconds.
    from assistant.scope import scope_of, within

    inside = within(scope_of(**wanted.words()), assistant.store.catalogue)
    return [one for one in assistant.documents() if inside is None or one.id in inside.ids]


def _add(assistant: Assistant, files: Sequence[UploadFile]) -> dict[str, Any]:
    failed: list[tuple[str, AssistantError]] = []
    with uploads.folder_in(assistant.store.folder) as folder:
        paths: list[Path] = []
        for file in files:
            name = uploads.safe_name(file.filename or "")
            try:
                uploads.check_size(name, file.size or 0)
                data = file.file.read()
                uploads.check_kind(name, data)
                paths.append(uploads.put(name, data, folder))
            except (uploads.TooLarge, UnreadableFile) as error:
                failed.append((name, error))
        if failed and not paths:
            raise failed[0][1]
        report = assistant.add(*paths)
    return {
        "added": [path.name for path in report.added],
        "updated": [path.name for path in report.updated],
        "unchanged": [path.name for path in report.unchanged],
        "failed": [
            *({"name": failure.path.name, "reason": failure.reason} for failure in report.failed),
            *({"name": name, "reason": str(error)} for name, error in failed),
        ],
    }


def _listed(document: Document) -> dict[str, Any]:
    return {**describe(document), "warnings": list(document.warnings)}


def _whole(document: Document) -> dict[str, Any]:
    return {
        **_listed(document),
        "text": document.text,
        "headings": [{"start": span.start, "end": span.end} for span in document.headings],
        "pages": [{"number": page.number, "start": page.start, "end": page.end} for page in document.pages],
        "tables": [
            {
                "start": table.start,
                "end": table.end,
                "header": list(table.header),
                "rows": [
                    {"start": row.start, "end": row.end, "cells": list(row.cells)} for row in table.rows
                ],
            }
            for table in document.tables
        ],
    }
