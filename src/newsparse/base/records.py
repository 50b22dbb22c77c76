"""`dataclass`, `replace` and `NamedTuple` of the standard library, for modules that every start loads.

Type checkers are shown the originals. At run time these do the same for the classes of this package: importing the
originals, and having them build those classes, would take a third of a start (`dataclasses` imports `inspect`, and
both compile functions for each class). What asks for `dataclasses.fields` and the like gets it, made on first use.
"""

from __future__ import annotations

from types import MappingProxyType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from dataclasses import dataclass as dataclass
    from dataclasses import replace as replace
    from typing import Any
    from typing import NamedTuple as NamedTuple

_OFTEN = 64  # objects of a class; one article makes fewer

if not TYPE_CHECKING:
    # The accessors of named tuples, in C; as `collections` does where they are missing.
    try:
        from _collections import _tuplegetter
    except ImportError:

        def _tuplegetter(index, doc):
            from operator import itemgetter

            return property(itemgetter(index), doc=doc)

    class _NamedTuple(type):
        """Makes a class body of annotations, defaults and methods a tuple whose items have names."""

        def __new__(cls, name, bases, body):
            if not bases:
                return type.__new__(cls, name, bases, body)
            made = type(name, (_Named,), {**body, "__slots__": ()})
            names = made._fields = made.__match_args__ = tuple(made.__annotations__)
            defaults = made._field_defaults = {one: body[one] for one in names if one in body}
            for index, one in enumerate(names):
                setattr(made, one, _tuplegetter(index, None))
            source = f" return new(self, ({''.join([one + ', ' for one in names])}))"
            new = tuple.__new__
            made.__new__ = _constructor(made, "__new__", names, defaults, new, source, {"new": new})
            made.__signature__ = _Signature(defaults)
            return made

    class _Named(tuple):
        __slots__ = ()

        @classmethod
        def _make(cls, items):
            return cls(*items)

        def _replace(self, **changes):
            return type(self)(**{**self._asdict(), **changes})

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            return f"{type(self).__name__}({_listed(self._fields, self)})"

        def __getnewargs__(self):
            return tuple(self)

    class NamedTuple(metaclass=_NamedTuple):
        """The base of such classes."""

    def dataclass(*, slots, frozen=False):
        """A decorator for classes without bases; `slots` must be true."""
        return _frozen if frozen else _slotted

    def replace(record, /, **changes):
        """A copy of a dataclass with other values for some of its fields. Raises TypeError for an unknown field."""
        names = record.__match_args__
        values = [changes.pop(name) if name in changes else getattr(record, name) for name in names]
        return type(record)(*values, **changes)


def _slotted(cls: type) -> type:
    made, names, defaults = _with_slots(cls)

    def fill(self: Any, values: Sequence[Any]) -> None:
        for name, value in zip(names, values, strict=True):
            setattr(self, name, value)

    source = "\n".join([f" self.{name} = {name}" for name in names])
    made.__init__ = _constructor(made, "__init__", names, defaults, fill, source)  # type: ignore[misc]
    made.__hash__ = None  # type: ignore[assignment]
    return made


def _frozen(cls: type) -> type:
    made, names, defaults = _with_slots(cls)
    setters = {f"set_{name}": made.__dict__[name].__set__ for name in names}
    puts, check = tuple(setters.values()), made.__dict__.get("__post_init__")

    def fill(self: Any, values: Sequence[Any]) -> None:
        for put, value in zip(puts, values, strict=True):
            put(self, value)
        if check:
            check(self)

    source = "\n".join(
        [f" set_{name}(self, {name})" for name in names] + [" self.__post_init__()"] * bool(check)
    )
    made.__init__ = _constructor(made, "__init__", names, defaults, fill, source, setters)  # type: ignore[misc]
    made.__hash__, made.__reduce__ = _hash, _reduce  # type: ignore[method-assign,assignment]
    made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete  # type: ignore[method-assign,assignment]
    return made


def _constructor(
    cls: Any,
    attribute: str,
    names: Sequence[str],
    defaults: Mapping[str, Any],
    construct: Callable[[Any, tuple[Any, ...]], Any],
    source: str,
    known: Mapping[str, Any] = MappingProxyType({}),
) -> Callable[..., Any]:
    """`construct` as a function of the names; a class that is used often gets `source`, compiled, in its place."""
    calls, count = 0, len(names)

    def constructor(self: Any, /, *given: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == _OFTEN:
            setattr(cls, attribute, _compiled(attribute, names, defaults, source, known))
        if named or len(given) != count:
            given = _arguments(cls, names, defaults, given, named)
        return construct(self, given)

    return constructor


def _compiled(
    name: str, names: Sequence[str], defaults: Mapping[str, Any], source: str, known: Mapping[str, Any]
) -> Any:
    """The function as `dataclasses` makes it: no other is as fast, and compiling it takes as long as 200 calls."""
    given = [f"{one}=default_{one}" if one in defaults else one for one in names]
    scope = {**known, **{f"default_{one}": value for one, value in defaults.items()}}
    exec(f"def {name}({', '.join(('self', *given))}):\n{source}", scope)
    return scope[name]


def _with_slots(cls: type) -> tuple[type, Sequence[str], Mapping[str, Any]]:
    """The class again with slots, the names of its fields, and their defaults."""
    names = tuple(cls.__annotations__)
    body = {name: value for name, value in cls.__dict__.items() if name not in ("__dict__", "__weakref__")}
    defaults = {name: body.pop(name) for name in names if name in body}
    made: Any = type(
        cls.__name__, cls.__bases__, body | {"__slots__": names, "__qualname__": cls.__qualname__}
    )
    made.__match_args__ = names  # type: ignore[misc]
    made.__eq__, made.__repr__ = _equal, _repr
    made.__dataclass_fields__, made.__signature__ = _Fields(defaults), _Signature(defaults)
    return made, names, defaults


def _arguments(
    cls: type,
    names: Sequence[str],
    defaults: Mapping[str, Any],
    given: tuple[Any, ...],
    named: dict[str, Any],
) -> tuple[Any, ...]:
    """A value for each name, from the arguments of a call. Raises TypeError for too few, too many or unknown ones."""
    if len(given) > len(names):
        raise TypeError(f"{cls.__name__}() takes {len(names)} arguments but {len(given)} were given")
    values = list(given)
    for name in names[len(given) :]:
        if name in named:
            values.append(named.pop(name))
        elif name in defaults:
            values.append(defaults[name])
        else:
            raise TypeError(f"{cls.__name__}() is missing the argument {name!r}")
    if named:
        wrong = next(iter(named))
        problem = "got two values for the" if wrong in names else "has no"
        raise TypeError(f"{cls.__name__}() {problem} argument {wrong!r}")
    return tuple(values)


def _values(record: Any) -> tuple[Any, ...]:
    return tuple([getattr(record, name) for name in record.__match_args__])


def _equal(self: Any, other: object) -> Any:
    return _values(self) == _values(other) if type(other) is type(self) else NotImplemented


def _repr(self: Any) -> str:
    return f"{type(self).__qualname__}({_listed(self.__match_args__, _values(self))})"


def _listed(names: Sequence[str], values: Sequence[object]) -> str:
    return ", ".join([f"{name}={value!r}" for name, value in zip(names, values, strict=True)])


def _hash(self: Any) -> int:
    return hash(_values(self))


def _reduce(self: Any) -> tuple[Any, ...]:
    return type(self), _values(self)


def _refuse_to_set(_: object, name: str, value: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_: object, name: str) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")


class _Fields:
    """The attribute by which the standard library knows its dataclasses, taken from a twin of the class."""

    def __init__(self, defaults: Mapping[str, Any]) -> None:
        self._defaults = defaults

    def __get__(self, _: object, owner: Any) -> Any:
        from dataclasses import dataclass

        body = {"__annotations__": owner.__annotations__, "__module__": owner.__module__, **self._defaults}
        owner.__dataclass_fields__ = dataclass(type(owner.__name__, (), body)).__dataclass_fields__  # type: ignore[attr-defined]
        return owner.__dataclass_fields__


class _Signature:
    """The parameters of a class, as `help` and editors ask for them."""

    def __init__(self, defaults: Mapping[str, Any]) -> None:
        self._defaults = defaults

    def __get__(self, _: object, owner: Any) -> Any:
        from inspect import Parameter, Signature

        parameters = []
        for name, annotation in owner.__annotations__.items():
            default = self._defaults.get(name, Parameter.empty)
            kind = Parameter.POSITIONAL_OR_KEYWORD
            parameters.append(Parameter(name, kind, default=default, annotation=annotation))
        return Signature(parameters)
