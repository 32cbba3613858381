"""What one stage of reconciliation hands to the next: what is new among its results, and what is gone."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

Thing = TypeVar("Thing")


class Delta(NamedTuple, Generic[Thing]):
    """The difference between two states; a thing that changed is gone, and another one new."""

    new: list[Thing]
    gone: list[Thing]
