"""A plan of tilescheme plan build, plan convert or plan verify. Written by generate.py from Schemas/plan.schema.json; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, Literal, Optional, Tuple

if TYPE_CHECKING:
    from typing_extensions import Self


@dataclass(frozen=True)
class PlanOutput:
    """A plan of tilescheme plan build, plan convert or plan verify."""

    tilescheme: Literal['plan']
    version: Literal[4]
    command: Literal['build', 'verify', 'convert']
    parts: int
    blocks: int
    partition: str
    """The SHA-256 of the list of blocks with their parts."""
    versions: Dict[str, str]
    """What all machines must have in the same version."""
    output: str
    """The absolute path of the cache, package or database."""
    replaced: Optional[Tuple[str, ...]]
    """What was there when the plan was made, if it is replaced: the inode, and of a file also the size and the
    time."""
    request: Dict[str, Any]
    digest: str
    """The SHA-256 of the compact text of the plan without this value."""

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Makes the object from the JSON that the command printed."""
        return cls(
            tilescheme=data["tilescheme"],
            version=data["version"],
            command=data["command"],
            parts=data["parts"],
            blocks=data["blocks"],
            partition=data["partition"],
            versions=dict(data["versions"]),
            output=data["output"],
            replaced=None if data["replaced"] is None else tuple(data["replaced"]),
            request=dict(data["request"]),
            digest=data["digest"],
        )
