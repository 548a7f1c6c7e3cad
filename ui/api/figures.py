"""Routes about figures: a list, and downloads for spreadsheets."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse, Response

from ui.api import tables
from ui.api.desk import Desk
from ui.api.models import FigureFilters, FigureList, FiguresResponse


def figures(desk: Desk) -> APIRouter:
    """`/figures`, `/figures.csv` and `/figures.xlsx`."""
    router = APIRouter(tags=["figures"])

    @router.get("/figures", response_model=FiguresResponse)
    async def listed(request: Request, wanted: Annotated[FigureList, Query()]) -> JSONResponse:
        """The figures that the documents state, by commodity, period and document."""
        found = await desk.call(request, lambda a: a.figures(**wanted.words()))
        part = found[wanted.offset : wanted.offset + wanted.limit]
        return JSONResponse(
            {
                "total": len(found),
                "limit": wanted.limit,
                "offset": wanted.offset,
                "figures": [cited.to_dict() for cited in part],
            }
        )

    @router.get(
        "/figures.csv",
        response_class=Response,
        responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
    )
    async def as_csv(request: Request, wanted: Annotated[FigureFilters, Query()]) -> Response:
        """The figures as CSV, in UTF-8."""
        data = await desk.call(request, lambda a: tables.as_csv(a.figures(**wanted.words())))
        return _download(data, tables.CSV_TYPE, "figures.csv")

    @router.get(
        "/figures.xlsx",
        response_class=Response,
        responses={200: {"content": {tables.XLSX_TYPE: {"schema": {"type": "string", "format": "binary"}}}}},
    )
    async def as_xlsx(request: Request, wanted: Annotated[FigureFilters, Query()]) -> Response:
        """The figures as an Excel workbook, with real numbers and dates."""
        data = await desk.call(request, lambda a: tables.as_xlsx(a.figures(**wanted.words())))
        return _download(data, tables.XLSX_TYPE, "figures.xlsx")

    return router


def _download(data: bytes, kind: str, name: str) -> Response:
    return Response(
        data, headers={"Content-Disposition": f'attachment; filename="{name}"', "Content-Type": kind}
    )
