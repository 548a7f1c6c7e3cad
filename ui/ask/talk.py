"""A conversation as the page holds it between two questions. The browser never sees or sends this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.answer import Answer


@dataclass(frozen=True, slots=True)
class Talk:
    """`conversation`: its id in the store, "" before the first answer; `length`: its turns.

    `documents`: ids of those that are asked, empty for all. `editing`: the turn that the next question
    replaces with all after it, None to go on. `asking`: the question whose answer has not come yet.
    `answer`: the last one, around which something is still to be offered.
    """

    conversation: str = ""
    length: int = 0
    documents: tuple[str, ...] = ()
    editing: int | None = None
    asking: str = ""
    answer: Answer | None = None

    @property
    def next_turn(self) -> int:
        """The number that the next question gets."""
        return self.length if self.editing is None else self.editing
