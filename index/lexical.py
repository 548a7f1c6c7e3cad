"""The words in tantivy: which passages use the question's words. Derived from the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import tantivy

from corpus.words import keys as word_keys
from index.catalogue import StoredPassage
from index.opened import OpenedFolder

WRITER_MEMORY = 64 << 20
"""Bytes tantivy may use for one batch of additions."""


class LexicalIndex(OpenedFolder[tantivy.Index]):
    """A BM25 index of word keys (corpus.words), so that text and question are cut into words the same way.

    Queries are built from keys, never parsed: no character of a question has a meaning here. The folder is
    opened when it is first needed. Every method raises `DamagedIndex` when tantivy cannot go on.
    """

    what = "words"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._schema = _schema()

    def apply(self, present: Sequence[StoredPassage], absent: Sequence[int]) -> None:
        """Make the index hold the present passages and none of the absent keys. Can be repeated."""
        with self._use() as index:
            writer = index.writer(WRITER_MEMORY, num_threads=1)
            for key in (*absent, *(stored.key for stored in present)):
                # by query: `delete_documents_by_term` takes a number for a signed one and finds nothing
                writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, "key", key))
            for stored in present:
                words = " ".join(word_keys(stored.passage.context))
                record = {"key": stored.key, "words": words}
                writer.add_document(tantivy.Document.from_dict(record, self._schema))
            writer.commit()
            writer.wait_merging_threads()
            index.reload()

    def best(
        self, words: Iterable[str], limit: int, within: Collection[int] | None = None
    ) -> list[tuple[int, float]]:
        """Passage keys with their BM25 score for any of the words, best first, ties by key.

        `within`: only passages with these keys; 10,000 of them take about 50 ms.
        """
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "words", word, "freq"))
            for word in sorted(set(words))
        ]
        if not clauses or limit < 1 or (within is not None and not within):
            return []
        with self._use() as index:
            searcher = index.searcher()
            hits = searcher.search(self._query(clauses, within), limit, count=False).hits
            pairs = [(searcher.doc(address)["key"][0], float(score)) for score, address in hits]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def _query(
        self, clauses: list[tuple[tantivy.Occur, tantivy.Query]], within: Collection[int] | None
    ) -> tantivy.Query:
        words = tantivy.Query.boolean_query(clauses)
        if within is None:
            return words
        allowed = tantivy.Query.term_set_query(self._schema, "key", list(within))
        both = [words, tantivy.Query.const_score_query(allowed, 0.0)]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in both])

    def frequency(self, word: str) -> int:
        """In how many passages a word occurs."""
        with self._use() as index:
            return int(index.searcher().doc_freq("words", word))

    def __len__(self) -> int:
        with self._use() as index:
            return int(index.searcher().num_docs)

    def keys(self) -> set[int]:
        """The keys of all records."""
        with self._use() as index:
            searcher = index.searcher()
            if not searcher.num_docs:
                return set()
            hits = searcher.search(tantivy.Query.all_query(), searcher.num_docs, count=False).hits
            return {searcher.doc(address)["key"][0] for _, address in hits}

    def _open(self, folder: Path) -> tantivy.Index:
        index = tantivy.Index(self._schema, str(folder))
        spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer("keys", spaces)
        return index


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", stored=True, indexed=True)
    builder.add_text_field("words", tokenizer_name="keys", index_option="freq")
    return builder.build()
