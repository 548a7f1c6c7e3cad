"""What a web page states about itself, in its meta elements and in the data it holds for search engines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from corpus.content import Attributes
from corpus.dates import parse_date

_TITLES = ("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title", "headline")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher")
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "parsely-pub-date",
    "publish-date",
    "publishdate",
    "pubdate",
    "date",
)


def stated(page: Any) -> Attributes:
    """Title, publisher, date of publication and address as the page states them; nothing is guessed."""
    meta = _meta(page)
    data = list(_linked_data(page))
    publisher = next((_name(item["publisher"]) for item in data if item.get("publisher")), "")
    return Attributes(
        title=_first(meta, _TITLES)
        or next((_name(item["headline"]) for item in data if "headline" in item), ""),
        publisher=_first(meta, _PUBLISHERS).lstrip("@") or publisher,
        published=_published(page, meta, data),
        url=_address(page, meta),
    )


def _meta(page: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _linked_data(page: Any) -> Iterator[dict[str, Any]]:
    """The objects of all JSON-LD scripts, nested ones in "@graph" too. Broken JSON is passed over."""
    for script in page.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            waiting = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting = item + waiting
            elif isinstance(item, dict):
                yield item
                waiting.append(item.get("@graph"))


def _name(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _published(page: Any, meta: dict[str, str], data: list[dict[str, Any]]) -> date | None:
    values = [meta[name] for name in _DATES if name in meta]
    values += [item["datePublished"] for item in data if isinstance(item.get("datePublished"), str)]
    for element in page.iter("time"):
        if element.get("pubdate") is not None or (element.get("itemprop") or "").lower() == "datepublished":
            values.append(element.get("datetime") or element.text_content())
    return next((found for value in values if (found := _date(value))), None)


def _date(value: str) -> date | None:
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        return parse_date(value)


def _address(page: Any, meta: dict[str, str]) -> str:
    links = [
        link.get("href") or "" for link in page.iter("link") if (link.get("rel") or "").lower() == "canonical"
    ]
    return next(
        (url for url in [*links, meta.get("og:url", "")] if url.startswith(("https://", "http://"))), ""
    )
