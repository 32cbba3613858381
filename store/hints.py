"""The names that annotations use, without the price of the library that defines them.

Importing `typing` takes a tenth of the time in which a command in a pipe has to answer, and all that is
wanted of it there is read by the type checker alone. The checker is given the library's own names; the
interpreter stand-ins that cost nothing. The modules that use them state `from __future__ import annotations`,
so that no annotation is evaluated.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any as Any
    from typing import BinaryIO as BinaryIO
    from typing import Final as Final
    from typing import Literal as Literal
    from typing import NoReturn as NoReturn
    from typing import Protocol as Protocol
    from typing import TypeVar as TypeVar
    from typing import Union as Union
    from typing import cast as cast
    from typing import get_args as get_args
else:
    Any = BinaryIO = Final = NoReturn = object

    class _Values:
        """The values that a `Literal` allows, or the types of a `Union`."""

        def __init__(self, values):
            self.__args__ = values if isinstance(values, tuple) else (values,)

        def __or__(self, other):
            return _Values((self, other))

    class Literal:
        """`Literal[…]`: the values are there for who asks `get_args`."""

        __class_getitem__ = _Values

    class Union:
        """`Union[…]`, whose types may be names of what is defined further down."""

        __class_getitem__ = _Values

    class Protocol:
        """What a type must offer; nothing is checked when the program runs."""

        __slots__ = ()

    def TypeVar(name, *_types, **_options):  # noqa: N802 - named as in the library
        """A type that the checker alone fills in."""
        return name

    def cast(_type, value):
        """The value, for which the checker is told a type."""
        return value

    def get_args(values):
        """The values that a `Literal` allows, in their order."""
        return values.__args__
