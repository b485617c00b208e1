"""The results of the tools, which behave as those of arcpy."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Iterator, List, Optional, Sequence, Tuple


@dataclass(frozen=True)
class Message:
    """One message of a tool."""

    severity: int
    """0 a message, 1 a warning, 2 an error."""
    text: str


# The status of a job that succeeded and of one that failed; scripts wait until it is at least 4.
SUCCEEDED = 4
FAILED = 5


@dataclass(frozen=True)
class Result:
    """What a tool made, with its messages; names and numbers are those of `arcpy.Result`."""

    tool: str
    outputs: Tuple[str, ...]
    inputs: Tuple[object, ...] = ()
    messages: Tuple[Message, ...] = ()
    status: int = SUCCEEDED
    files: Tuple[str, ...] = ()
    """The files that were written; ArcGIS does not say them."""
    resultID: str = field(default_factory=lambda: uuid.uuid4().hex)  # noqa: N815

    @property
    def cache(self) -> str:
        """The path of the cache."""
        return self.outputs[0] if self.outputs else ""

    @property
    def notices(self) -> Tuple[str, ...]:
        """What the tool decided by itself."""
        return tuple(m.text for m in self.messages if m.severity < 2)

    @property
    def outputCount(self) -> int:
        return len(self.outputs)

    @property
    def inputCount(self) -> int:
        return len(self.inputs)

    @property
    def messageCount(self) -> int:
        return len(self.messages)

    @property
    def maxSeverity(self) -> int:
        return max((m.severity for m in self.messages), default=0)

    def getOutput(self, index: int) -> str:
        """An output as text; the first one is the cache or the file."""
        return self.outputs[index]

    def getInput(self, index: int) -> str:
        return "" if self.inputs[index] is None else str(self.inputs[index])

    def getMessage(self, index: int) -> str:
        return self.messages[index].text

    def getMessages(self, severity: Optional[int] = None) -> str:
        """The messages, one a line; of one severity if it is given."""
        return "\n".join(m.text for m in self.messages if severity is None or m.severity == severity)

    def getAllMessages(self) -> List[Tuple[str, int, str]]:
        return [("", m.severity, m.text) for m in self.messages]

    def getSeverity(self, index: int) -> int:
        return self.messages[index].severity

    def cancel(self) -> None:
        """Does nothing: a tool has ended when its result exists."""

    def __getitem__(self, index: int) -> str:
        return self.outputs[index]

    def __iter__(self) -> Iterator[str]:
        return iter(self.outputs)

    def __len__(self) -> int:
        return len(self.outputs)

    def __str__(self) -> str:
        return ";".join(self.outputs)


def messages(notices: Sequence[str], lost: Sequence[str] = ()) -> Tuple[Message, ...]:
    """The messages of a job: notices, and losses as warnings."""
    return tuple([Message(0, text) for text in notices] + [Message(1, f"lost: {text}") for text in lost])
