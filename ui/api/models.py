"""What requests and responses hold, as the description of the API tells it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

LONGEST_QUESTION = 2_000
_MOST_NAMES = 500

Day = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", examples=["2025-06-30", "2025-06", "2025"])]
Words = Annotated[str, Field(max_length=LONGEST_QUESTION)]
Word = Annotated[str, Field(max_length=200)]
Names = Annotated[list[Word], Field(min_length=1, max_length=_MOST_NAMES)]


class _Asked(BaseModel):
    """A misspelt filter must not silently widen what is asked: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class _Told(BaseModel):
    """A response; what a later version adds is no error."""

    model_config = ConfigDict(extra="allow")


class DocumentScope(_Asked):
    """Which documents are asked. Each field narrows; what is left out is open."""

    documents: Names | None = Field(None, description="Ids, file names or titles.")
    publishers: Names | None = Field(None, description="Publishers, without regard to case.")
    published_from: Day | None = Field(None, description="First day of publication.")
    published_to: Day | None = Field(None, description="Last day of publication.")
    formats: Names | None = Field(None, description="File suffixes.", examples=[["csv", "pdf"]])

    def words(self) -> dict[str, Any]:
        """The scope as `Assistant.ask` and `Assistant.search` take it."""
        names = DocumentScope.model_fields
        return {name: value for name in names if (value := getattr(self, name)) is not None}


class AskRequest(DocumentScope):
    """A question, with the earlier questions of its conversation, the oldest first."""

    question: Words = Field(examples=["How much gallium went to Japan in June?"])
    history: Annotated[list[Words], Field(max_length=20)] = []


class SearchRequest(DocumentScope):
    """Words to look for."""

    query: Words
    limit: int = Field(10, ge=1, le=100, description="How many passages.")


class DocumentList(DocumentScope):
    """Which documents are listed, and which part of their list."""

    limit: int = Field(100, ge=1, le=1_000)
    offset: int = Field(0, ge=0, le=10_000_000)


class FigureFilters(_Asked):
    """Which figures are meant. Each field narrows; what is left out is open."""

    commodity: Word | None = Field(None, description="The good, with its kinds.")
    partner: Word | None = Field(None, description="Where exports go, imports come from. World: all.")
    reporter: Word | None = Field(None, description="Whose trade or production it is.")
    flow: Word | None = Field(None, description="export or import.")
    measure: Word | None = Field(None, description="trade, production, price, stock ...")
    period: Word | None = Field(None, examples=["2025-06", "June 2025", "Q2 2025", "2025"])
    document: Word | None = Field(None, description="Id, file name or title of a document.")

    def words(self) -> dict[str, str | None]:
        """The filters as `Assistant.figures` takes them."""
        return {name: getattr(self, name) for name in FigureFilters.model_fields}


class FigureList(FigureFilters):
    """Which figures, and which part of their list."""

    limit: int = Field(100, ge=1, le=1_000)
    offset: int = Field(0, ge=0, le=10_000_000)


class ErrorParts(BaseModel):
    """What came, what is allowed, what to do next."""

    came: str
    allowed: str
    next: str


class ErrorResponse(BaseModel):
    """Why a request was not served."""

    error: ErrorParts


class DocumentInfo(_Told):
    """What is known about a document; `inferred` names what was guessed and is not stated."""

    id: str
    name: str
    title: str
    publisher: str
    published: date | None
    url: str
    inferred: list[str]


class ListedDocument(DocumentInfo):
    """The same, with what to know about how it was read."""

    warnings: list[str]


class DocumentsResponse(_Told):
    """A part of the list of documents, `total` in all."""

    total: int
    limit: int
    offset: int
    documents: list[ListedDocument]


class SpanOf(_Told):
    """Characters `start` up to, not including, `end` of the document's text."""

    start: int
    end: int


class PageOf(SpanOf):
    """One page, counted from 1."""

    number: int


class RowOf(SpanOf):
    """One row of a table: its line in the text, and its cells."""

    cells: list[str]


class TableOf(SpanOf):
    """A table: its column names and rows."""

    header: list[str]
    rows: list[RowOf]


class DocumentResponse(ListedDocument):
    """A document with its text, to which all offsets of citations and figures refer."""

    text: str
    headings: list[SpanOf]
    pages: list[PageOf]
    tables: list[TableOf]


class RefusedFile(_Told):
    """A file that was not added, and why."""

    name: str
    reason: str


class AddResponse(_Told):
    """What became of each file, by name."""

    added: list[str]
    updated: list[str]
    unchanged: list[str]
    failed: list[RefusedFile]


class PassageOf(_Told):
    """A passage of a document; the higher `score`, the more relevant."""

    document: DocumentInfo
    text: str
    start: int
    end: int
    page: int | None
    score: float


class SearchResponse(_Told):
    """The passages found, best first."""

    passages: list[PassageOf]


class CitationOf(_Told):
    """A place in a document: its quote is the text from `start` to `end`."""

    document: DocumentInfo
    quote: str
    start: int
    end: int
    page: int | None
    row: dict[str, str] | None


class ProofOf(_Told):
    """Why a number may stand in an answer. Citations are counted from 1, as their marks are."""

    number: str
    start: int
    end: int
    kind: str
    citation: int
    source_start: int
    citations: list[int]
    operands: list[str]
    formula: str | None


class FigureOf(_Told):
    """A number with what it counts. `value` and `high` are decimal numbers as text: nothing is rounded."""

    literal: str
    value: str
    high: str | None
    unit: str
    qualifier: str
    role: str
    start: int
    end: int


class CitedFigureOf(FigureOf):
    """A figure with the sentence or table row that states it."""

    citation: CitationOf


class AnswerResponse(_Told):
    """An answer with its evidence: mark [n] of the text is the n-th of `citations`."""

    question: str
    text: str
    kind: str
    abstained: bool
    confidence: float
    citations: list[CitationOf]
    proof: list[ProofOf]
    figures: list[FigureOf]


class FiguresResponse(_Told):
    """A part of the list of figures, `total` in all."""

    total: int
    limit: int
    offset: int
    figures: list[CitedFigureOf]


class Health(BaseModel):
    """Whether the server is up, and how far its store is."""

    status: Literal["ok", "failed"]
    store: Literal["opening", "ready", "failed"]
