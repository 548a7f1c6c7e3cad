"""The Documents view: the list, adding, choosing, deleting, and all of it in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hashed_words import HashedWords
from hypothesis import given
from hypothesis import strategies as st
from visiting import DESKTOP, PHONE, served, visit

from assistant import Assistant
from corpus.document import Document
from index.store import Store
from ui import texts
from ui.access import Visitor
from ui.documents import handlers, uploads, view
from ui.documents.listing import MOST_ROWS, NOT_STATED, Filters, filters_of, listing, options, reordered

PAYLOAD = "<img src=x onerror=window.X=1>"
TIN = "---\ntitle: Tin leaves Peru\npublisher: Andes Metals\ndate: 2025-08-02\n---\n"
TIN += "Peru exported 310 tonnes of tin in May 2025."


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Assistant]:
    """An assistant over a store without documents."""
    with Assistant(Store(tmp_path / "empty", HashedWords())) as assistant:
        yield assistant


def made(
    name: str, title: str = "", publisher: str = "", day: date | None = None, warning: str = ""
) -> Document:
    """A document of which only what is listed matters."""
    return Document(f"d{name}", name, "Text.", title, publisher, day, warnings=(warning,) if warning else ())


SHELF = (
    made("a.md", "Zinc in spring", "Metals Desk", date(2025, 7, 20)),
    made("b.pdf", "Antimony quotas", "Harbour Post", date(2024, 1, 2), "Page 3 holds no text."),
    made("c.csv", "", "Metals Desk"),
    made("d.htm", "gallium notes", "", date(2025, 1, 9)),
)
FIGURES = {"da.md": 3, "dc.csv": 40}


def names(filters: Filters, chosen: tuple[str, ...] = ()) -> list[str]:
    return [row.document.name for row in listing(SHELF, FIGURES, filters, chosen).rows]


# What is listed, and in what order


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), ["a.md", "d.htm", "b.pdf", "c.csv"]),
        (Filters(order="published"), ["b.pdf", "d.htm", "a.md", "c.csv"]),
        (Filters(order="title"), ["b.pdf", "c.csv", "d.htm", "a.md"]),
        (Filters(order="-title"), ["a.md", "d.htm", "c.csv", "b.pdf"]),
        (Filters(order="publisher"), ["b.pdf", "c.csv", "a.md", "d.htm"]),
        (Filters(order="-figures"), ["c.csv", "a.md", "b.pdf", "d.htm"]),
        (Filters(order="kind"), ["c.csv", "a.md", "b.pdf", "d.htm"]),
        (Filters(words="metals"), ["a.md", "c.csv"]),
        (Filters(words="METALS July 2025"), ["a.md"]),
        (Filters(words="c.csv"), ["c.csv"]),
        (Filters(words="nothing"), []),
        (Filters(publisher="Metals Desk"), ["a.md", "c.csv"]),
        (Filters(publisher=NOT_STATED), ["d.htm"]),
        (Filters(kind=".html"), ["d.htm"]),
        (Filters(year="2025"), ["a.md", "d.htm"]),
        (Filters(year=NOT_STATED), ["c.csv"]),
        (Filters(warnings=True), ["b.pdf"]),
        (Filters(publisher="Metals Desk", year="2025", words="zinc"), ["a.md"]),
    ],
)
def test_filters_and_order(filters: Filters, found: list[str]) -> None:
    assert names(filters) == found


def test_a_chosen_document_stays_in_sight() -> None:
    shown = listing(SHELF, FIGURES, Filters(year="2024"), ("da.md", "db.pdf"))
    assert [row.document.name for row in shown.kept] == ["a.md"]
    assert [row.document.name for row in shown.rows] == ["b.pdf"]
    assert (shown.fitting, shown.total) == (1, 4)


def test_a_long_list_is_cut() -> None:
    shown = listing([made(f"{n:04}.md") for n in range(MOST_ROWS + 7)], {}, Filters())
    assert (len(shown.rows), shown.fitting) == (MOST_ROWS, MOST_ROWS + 7)


@pytest.mark.parametrize(
    ("said", "filters"),
    [
        ({}, Filters()),
        ({"words": " tin  ore ", "warnings": "yes"}, Filters(words="tin ore", warnings=True)),
        ({"year": "20255", "kind": ".exe", "order": "size", "warnings": "1"}, Filters()),
        ({"year": "٢٠٢٥", "words": ["a", "b"], "publisher": None}, Filters()),
        ({"words": "x" * 10_000}, Filters(words="x" * 200)),
    ],
)
def test_what_a_browser_says_is_read_and_never_trusted(said: dict[str, Any], filters: Filters) -> None:
    assert filters_of(said) == filters


@given(
    st.builds(
        Filters,
        words=st.text(max_size=30).map(lambda words: " ".join(words.split())),
        publisher=st.text(max_size=30),
        kind=st.sampled_from(["", *texts.DOCUMENT_KINDS]),
        year=st.sampled_from(["", NOT_STATED, "2025"]),
        warnings=st.booleans(),
        order=st.sampled_from(list(texts.DOCUMENT_ORDERS)),
    )
)
def test_the_address_shows_the_same_again(filters: Filters) -> None:
    assert filters_of(dict(parse_qsl(filters.address))) == filters


@pytest.mark.parametrize(
    ("before", "column", "after"),
    [
        ("title", "published", "-published"), ("-published", "published", "published"),
        ("published", "published", "-published"), ("-published", "title", "title"),
        ("title", "title", "-title"), ("title", "figures", "-figures"), ("title", "size", "-published"),
    ],
)  # fmt: skip
def test_a_click_on_a_head_sorts_and_a_second_one_turns_it_round(
    before: str, column: str, after: str
) -> None:
    assert reordered(Filters(order=before), column).order == after


def test_options_count_what_they_leave() -> None:
    found = options(SHELF)
    assert found.publishers == (
        ("Harbour Post", "Harbour Post", 1),
        ("Metals Desk", "Metals Desk", 2),
        ("-", "not stated", 1),
    )
    assert found.kinds == (
        (".csv", "CSV", 1),
        (".html", "Web page", 1),
        (".md", "Markdown", 1),
        (".pdf", "PDF", 1),
    )
    assert found.years == (("2025", "2025", 2), ("2024", "2024", 1), ("-", "not stated", 1))
    assert found.with_warnings == 1


# Adding


def uploaded(folder: Path, number: int, name: str, text: str | bytes) -> Path:
    """A file as an upload leaves it: in a folder of its own."""
    (folder / f"upload{number}").mkdir(parents=True)
    path = folder / f"upload{number}" / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def added(assistant: Assistant, place: Path, *files: tuple[str, str | bytes], **more: Any) -> uploads.Adding:
    """The end of adding these files; none of them is left."""
    number = len(list(place.glob("upload*")))
    paths = [uploaded(place, number + at, name, text) for at, (name, text) in enumerate(files)]
    steps = list(uploads.add(assistant, paths, place / "places", **more))
    assert not any(path.exists() for path in paths)
    assert not [path for path in (place / "places").rglob("*") if path.is_file()]
    assert all(not step.finished for step in steps[:-1]) and steps[-1].finished
    return steps[-1]


def outcomes(adding: uploads.Adding) -> list[tuple[str, str]]:
    return [(result.name, result.outcome) for result in adding.results]


def test_each_file_has_its_result(desk: Assistant, tmp_path: Path) -> None:
    files = (("tin.md", TIN), ("empty.md", ""), ("program.txt", b"MZ\x90\x00\x03" * 500), ("fake.pdf", "no"))
    adding = added(desk, tmp_path, *files)
    assert outcomes(adding) == [
        ("empty.md", "failed"), ("fake.pdf", "failed"), ("program.txt", "failed"), ("tin.md", "added"),
    ]  # fmt: skip
    assert "is no PDF" in adding.results[1].notes[0] and "Windows program" in adding.results[2].notes[0]
    assert desk.document(adding.results[3].document).title == "Tin leaves Peru"


def test_the_same_name_means_a_newer_version(desk: Assistant, tmp_path: Path) -> None:
    before = len(desk.documents())
    assert outcomes(added(desk, tmp_path, ("tin.md", TIN))) == [("tin.md", "added")]
    assert outcomes(added(desk, tmp_path, ("tin.md", TIN))) == [("tin.md", "unchanged")]
    assert outcomes(added(desk, tmp_path, ("copy.md", TIN))) == [("copy.md", "unchanged")]
    newer = added(desk, tmp_path, ("tin.md", TIN.replace("310", "325")))
    assert outcomes(newer) == [("tin.md", "updated")]
    assert "325" in desk.document(newer.results[0].document).text
    assert len(desk.documents()) == before + 2  # copy.md still stands for the first version


def test_two_files_of_one_name_in_a_folder_are_two_documents(desk: Assistant, tmp_path: Path) -> None:
    before = len(desk.documents())
    files = (("a.md", TIN), ("a.md", TIN.replace("Peru", "Bolivia")), (".DS_Store", "x"), ("a.bin", "x"))
    adding = added(desk, tmp_path, *files, folder=True)
    assert outcomes(adding) == [("a.md", "added")] * 2 and adding.passed_over == 2
    assert len(desk.documents()) == before + 2


def test_what_is_added_before_a_cancel_stays(desk: Assistant, tmp_path: Path) -> None:
    checks = iter([False, False, True])
    files = [(f"{n}.md", TIN.replace("310", f"{n}10")) for n in range(1, 6)]
    adding = added(desk, tmp_path, *files, cancelled=lambda: next(checks))
    assert adding.cancelled and outcomes(adding) == [("1.md", "added"), ("2.md", "added")]
    assert {"1.md", "2.md"} <= {document.name for document in desk.documents()}


def test_whoever_goes_away_leaves_no_files(desk: Assistant, tmp_path: Path) -> None:
    paths = [uploaded(tmp_path, n, f"{n}.md", TIN) for n in range(3)]
    steps = uploads.add(desk, paths, tmp_path / "places")
    assert next(steps).current == "0.md"
    steps.close()  # type: ignore[attr-defined]
    assert not any(path.exists() for path in paths)


@pytest.mark.parametrize(
    ("limit", "value", "words"),
    [("MAX_FILES", 1, "2 files came"), ("MAX_TOTAL_MB", 0, "0 MB are allowed at once")],
)
def test_too_much_at_once_is_refused_in_words(
    desk: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, words: str
) -> None:
    monkeypatch.setattr(uploads, limit, value)
    adding = added(desk, tmp_path, ("a.md", TIN), ("b.md", TIN))
    assert words in adding.message and adding.results == ()


def test_a_big_file_keeps_out_no_other(
    desk: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MAX_FILE_MB", 0.001)
    adding = added(desk, tmp_path, ("a.md", TIN), ("b.md", TIN + " More." * 400))
    assert outcomes(adding) == [("a.md", "added"), ("b.md", "failed")]
    assert "Split it" in adding.results[1].notes[0]


def test_a_folder_without_documents(desk: Assistant, tmp_path: Path) -> None:
    adding = added(desk, tmp_path, ("a.bin", "x"), folder=True)
    assert "No file came that can be read" in adding.message


def test_rate_and_time_left_follow_the_bytes(desk: Assistant, tmp_path: Path) -> None:
    paths = [uploaded(tmp_path, n, f"{n}.md", TIN[:-1] + str(n)) for n in range(4)]
    ticks = iter(range(0, 100, 3))
    steps = list(uploads.add(desk, paths, tmp_path / "places", clock=lambda: next(ticks)))
    assert [(step.done, step.left, step.per_minute) for step in steps] == [
        (0, None, None), (1, 9, 20), (2, 6, 20), (3, 3, 20), (4, 0, 20),
    ]  # fmt: skip
    page = handlers.progress(steps[1])
    assert (
        "1 of 4 files" in page and "1.md" in page and "about 9 s left" in page and "20 files a minute" in page
    )


def test_one_broken_reader_stops_nothing(
    desk: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = desk.add
    monkeypatch.setattr(
        desk,
        "add",
        lambda path: real(path) if path.name != "a.md" else (_ for _ in ()).throw(OSError("disk")),
    )
    adding = added(desk, tmp_path, ("a.md", TIN), ("b.md", TIN + " More."))
    assert outcomes(adding) == [("a.md", "failed"), ("b.md", "added")]
    assert adding.results[0].notes == (texts.UNEXPECTED,)


# The HTML


def test_nothing_of_a_document_is_markup(desk: Assistant, tmp_path: Path) -> None:
    text = TIN.replace("Tin leaves Peru", f"'{PAYLOAD}'").replace("Andes Metals", f"'{PAYLOAD}'")
    adding = added(desk, tmp_path, ("x.md", text), (f"{PAYLOAD.replace('/', '')}.md", ""))
    key = adding.of("added")[0].document
    pages = [
        handlers.tools(desk, Filters(words=PAYLOAD, publisher=PAYLOAD)),
        handlers.table(desk, Filters(words=PAYLOAD), changeable=True, deleting=key, said=PAYLOAD),
        handlers.progress(adding),
        handlers.progress(replace(adding, finished=False, current=PAYLOAD)),
    ]
    for page in pages:
        assert "<img" not in page and "&lt;img" in page


def test_only_who_may_change_is_offered_to(desk: Assistant) -> None:
    assert "ask_remove" in handlers.table(desk, Filters(), changeable=True)
    reader = handlers.table(desk, Filters(), deleting=desk.documents()[0].id)
    assert "remove" not in reader and texts.READ_ONLY_NOTE in reader


def test_a_deletion_says_what_answers_lose(desk: Assistant) -> None:
    document = next(one for one in desk.documents() if one.name == "gallium.csv")
    page = handlers.table(desk, Filters(), changeable=True, deleting=document.id, owner="me")
    said = " ".join(re.sub(r"<[^>]+>", " ", page[page.index("documents-lost") :]).split())
    assert "7 figures" in said and "July 2025" in said and "Italy" in said and "Delete document" in said


def test_a_document_that_is_gone_is_named(desk: Assistant) -> None:
    page = handlers.table(desk, Filters(), changeable=True, deleting="d0")
    assert "d0" in page and "confirm" not in page


@pytest.mark.parametrize(("changeable", "words"), [(True, "Drop files"), (False, "read-only")])
def test_an_empty_store_teaches(empty: Assistant, changeable: bool, words: str) -> None:
    assert handlers.tools(empty, Filters()) == ""
    page = handlers.table(empty, Filters(), changeable=changeable)
    assert texts.NO_DOCUMENTS in page and words in page and "assistant add --library" in page


def test_only_documents_of_the_store_are_asked(desk: Assistant) -> None:
    first, second, _ = desk.documents()
    assert handlers.in_store(desk, [second.id, "d0", first.id, second.id]) == (first.id, second.id)


# In a browser


@pytest.fixture
def page(desk: Assistant, browser: Any) -> Iterator[Any]:
    with served(desk) as address, visit(browser, address, DESKTOP) as opened:
        opened.open_view("Documents")
        opened.page.wait_for_selector("#documents-table table")
        yield opened


def count(page: Any) -> str:
    return str(page.inner_text("#documents-table .bar .count")).split("\n")[0]


def test_searching_and_sorting_are_in_the_address(page: Any) -> None:
    tab = page.page
    tab.fill("#documents-words", "harbour")
    tab.press("#documents-words", "Enter")
    tab.wait_for_selector("#documents-table .count:has-text('1 of 3')")
    tab.get_by_role("button", name="Title").click()
    tab.wait_for_selector("th[aria-sort=ascending]:has-text('Title')")
    assert "words=harbour" in tab.url and "order=title" in tab.url
    page.go("?" + tab.url.split("?")[1])
    tab.wait_for_selector("#documents-table .count:has-text('1 of 3')")
    assert tab.input_value("#documents-words") == "harbour" and tab.input_value("#documents-order") == "title"
    tab.get_by_role("button", name=texts.SHOW_ALL_DOCUMENTS).click()
    tab.wait_for_selector("#documents-table .count:has-text('3 documents')")
    page.keep("documents")


def test_asking_only_ticked_documents(page: Any) -> None:
    tab = page.page
    tab.get_by_label(texts.CHOOSE.format(title="What the harbour saw")).check()
    tab.select_option("#documents-publisher", "Metals Desk")
    tab.wait_for_selector("tbody.kept")
    tab.get_by_role("button", name=texts.ASK_ONLY_THESE).click()
    tab.wait_for_selector("#scope :text('What the harbour saw')")
    page.ask("How much gallium did China export in June 2025?")
    answer = tab.inner_text("#turn article")
    assert "5,100" in answer and "4,260" not in answer


def test_adding_and_deleting(page: Any, desk: Assistant, tmp_path: Path) -> None:
    tab = page.page
    good, bad = uploaded(tmp_path, 0, "tin.md", TIN), uploaded(tmp_path, 1, "fake.pdf", "no")
    tab.set_input_files("#upload input[type=file]", [str(good), str(bad)])
    tab.wait_for_selector("#upload-results :text('1 added')")
    assert "fake.pdf is no PDF" in tab.inner_text("#upload-results")
    tab.wait_for_selector("#brand :text('4 documents')")
    page.keep("documents-added")
    tab.get_by_role("button", name="Delete: Tin leaves Peru").click()
    tab.wait_for_selector("tr.confirm :text('no other document tells of it')")
    assert tab.evaluate("document.activeElement.innerText") == texts.DELETE_NO
    page.keep("documents-delete")
    tab.get_by_role("button", name=texts.DELETE_YES).click()
    tab.wait_for_selector("#brand :text('3 documents')")
    assert "tin.md" not in {document.name for document in desk.documents()}


def test_who_may_not_change_is_refused_by_the_handlers_too(
    desk: Assistant, browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "visitor_of_gradio", lambda request: Visitor("reader", "", False))
    held = {document.id for document in desk.documents()}
    with served(desk) as address, visit(browser, address) as opened:
        tab = opened.page
        opened.go("?view=documents")
        tab.wait_for_selector("#documents-table table")
        assert tab.locator("[data-send=ask_remove]").count() == 0
        forged = f'<button id="forged" data-send="remove" data-document="{min(held)}">x</button>'
        tab.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", forged)
        tab.evaluate("document.getElementById('forged').click()")
        tab.wait_for_selector(f"#documents-table :text('{texts.MAY_NOT_CHANGE}')")
        tab.set_input_files("#upload input[type=file]", str(uploaded(tmp_path, 0, "tin.md", TIN)))
        tab.wait_for_selector(f"#upload-results :text('{texts.MAY_NOT_CHANGE}')")
    assert {document.id for document in desk.documents()} == held


def test_a_read_only_page_offers_no_change(desk: Assistant, browser: Any) -> None:
    with served(desk, read_only=True) as address, visit(browser, address, PHONE, "dark") as opened:
        opened.go("?view=documents")
        opened.page.wait_for_selector("#documents-table table")
        assert texts.READ_ONLY_NOTE in opened.page.inner_text("#documents-table")
        assert opened.page.locator("#upload, [data-send=ask_remove]").count() == 0
        opened.keep("documents-read-only")
