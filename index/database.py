"""The catalogue's database: how transactions begin, how its faults are told, what it says of itself."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    URL,
    Column,
    Connection,
    Engine,
    MetaData,
    create_engine,
    delete,
    event,
    insert,
    inspect,
    select,
)
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.schema import CreateColumn
from tenacity import retry, retry_if_exception_message, stop_after_delay, wait_random

from index.errors import StoreError
from index.schema import facts

_WRITES = "writes"


def connect(url: str | URL) -> Engine:
    """A database in which every transaction sees one state, and whose faults are `StoreError`s."""
    engine = create_engine(url)
    event.listen(engine, "handle_error", _tell)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def writing(engine: Engine) -> Engine:
    """The same database for transactions that write: SQLite lets one at a time in, and the others wait.

    One that reads first and then writes would fail when another has written in between: a turn of a
    conversation may be kept while another process adds documents.
    """
    return engine.execution_options(**{_WRITES: True})


def fact(connection: Connection, name: str) -> str | None:
    """A fact of the store, None when it was never set."""
    return connection.scalar(select(facts.c.value).where(facts.c.name == name))


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # else the driver begins transactions at the first change only
    connection.execute("PRAGMA busy_timeout=30000")
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous=FULL")  # what was reported as added survives a power cut
    connection.execute("PRAGMA foreign_keys=ON")


@retry(
    retry=retry_if_exception_message(match="database is locked"),
    stop=stop_after_delay(30),
    wait=wait_random(0.01, 0.1),
    reraise=True,
)
def _write_ahead(connection: Any) -> None:
    """Let readers go on while one writes. SQLite's own timeout does not wait for others at this step."""
    connection.execute("PRAGMA journal_mode=WAL")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _tell(context: ExceptionContext) -> None:
    """Faults of the disk and the file are told to people; faults of our own statements are not."""
    error = context.sqlalchemy_exception
    if isinstance(error, OperationalError) or type(error) is DatabaseError:
        name = context.engine.url.database if context.engine else ""
        raise StoreError(
            f"The catalogue {name} failed: {context.original_exception}.",
            "It must be a whole SQLite file that this user may write, on a disk with room.",
            "Restore a copy of it, or name a new store with --store and add the documents again.",
        ) from context.original_exception


def missing(connection: Connection, metadata: MetaData) -> list[Column[Any]]:
    """The columns that the tables of the database lack, those of tables that it lacks included."""
    found = inspect(connection)
    held = {
        (table, column["name"]) for table in found.get_table_names() for column in found.get_columns(table)
    }
    return [
        column
        for table in metadata.sorted_tables
        for column in table.columns
        if (table.name, column.name) not in held
    ]


def add_missing(connection: Connection, metadata: MetaData) -> None:
    """Make the tables and columns that the database lacks, in the transaction of the connection.

    A column that comes into a table with rows must have a default of the server.
    """
    tables = set(inspect(connection).get_table_names())
    for column in missing(connection, metadata):
        if column.table.name in tables:
            made = CreateColumn(column).compile(dialect=connection.dialect)
            connection.exec_driver_sql(f"ALTER TABLE {column.table.name} ADD COLUMN {made}")
            for index in column.table.indexes:
                if column.name in index.columns:
                    index.create(connection, checkfirst=True)
    metadata.create_all(connection)


def version(connection: Connection) -> int:
    """A number that grows with every change of documents, facts or derived indexes."""
    return int(fact(connection, "version") or 0)


def set_fact(connection: Connection, name: str, value: str) -> None:
    """Set a fact of the store within a transaction."""
    connection.execute(delete(facts).where(facts.c.name == name))
    connection.execute(insert(facts).values(name=name, value=value))


def raise_version(connection: Connection) -> None:
    """Let everyone who reads notice that something has changed."""
    set_fact(connection, "version", str(version(connection) + 1))
