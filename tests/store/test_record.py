"""Records of our own making are what the library's named tuples are."""

from __future__ import annotations

import copy
import pickle
import typing

import pytest

from store.record import NamedTuple


class Ours(NamedTuple):
    """A range."""

    start: int
    end: int = 7
    names: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        """How long it is."""
        return self.end - self.start

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"


class Theirs(typing.NamedTuple):
    """A range."""

    start: int
    end: int = 7
    names: tuple[str, ...] = ()


@pytest.mark.parametrize("make", [Ours, Theirs])
def test_it_is_the_tuple_that_the_library_makes(make: typing.Any) -> None:
    for names in (("a",), ("b", "c")):
        record = make(1, names=names)
        assert record == (1, 7, names)
        assert (record.start, record.end, record.names) == (1, 7, names)
        assert hash(record) == hash((1, 7, names))
        assert record._replace(end=3) == (1, 3, names)
        assert type(record._replace(end=3)) is make
        assert record._asdict() == {"start": 1, "end": 7, "names": names}
        assert make._make([1, 2, ()]) == (1, 2, ())
        assert make._fields == ("start", "end", "names")
        assert make._field_defaults == {"end": 7, "names": ()}
        assert make.__match_args__ == make._fields
        assert make.__doc__ == "A range."
        assert type(pickle.loads(pickle.dumps(record))) is make
        assert copy.deepcopy(record) == record
        assert not hasattr(record, "__dict__")
        assert repr(record) == f"{make.__name__}(start=1, end=7, names={names!r})"


def test_it_keeps_what_a_class_adds() -> None:
    assert Ours(1, 3).length == 2
    assert f"{Ours(1, 3)}" == "1-3"


@pytest.mark.parametrize("make", [Ours, Theirs])
def test_it_refuses_what_the_library_refuses(make: type[Ours]) -> None:
    with pytest.raises(TypeError):
        make()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        make(1, 2, (), 4)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        make(1, other=2)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="other"):
        make(1)._replace(other=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        make._make([1])
    with pytest.raises(AttributeError):
        make(1).start = 2  # type: ignore[misc]


def test_a_default_before_a_field_without_one_is_refused() -> None:
    with pytest.raises(TypeError, match="default"):

        class Wrong(NamedTuple):  # type: ignore[misc, unused-ignore]
            first: int = 1
            second: int  # type: ignore[misc]
