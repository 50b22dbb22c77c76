"""`dataclass`, `replace` and `NamedTuple` of the standard library, for modules that every start loads.

Type checkers are shown the originals. At run time these do the same for the classes of this package: importing the
originals, and having them build those classes, would take a third of a start (`dataclasses` imports `inspect`, and
both compile functions for each class). What asks for `dataclasses.fields` and the like gets it, made on first use.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import replace as replace
    from typing import Any
    from typing import NamedTuple as NamedTuple

# What a module names the one that has the types of its annotations and is not imported before they are asked for.
TYPES_IN = "TYPES_IN"
# Makes a named tuple of all its values in order, in half the time that its constructor takes: for what every line has.
made = tuple.__new__
_OFTEN = 64  # objects of a class; one article makes fewer of most

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
            names = tuple(body["__annotations__"])
            defaults = {one: body[one] for one in names if one in body}
            body |= {one: _tuplegetter(index, None) for index, one in enumerate(names)}
            new = tuple.__new__
            own = {
                "__slots__": (),
                "_fields": names,
                "__match_args__": names,
                "_field_defaults": defaults,
                "__new__": _constructor("__new__", names, defaults, new, _OF_TUPLES, lambda: {"new": new}),
                "__signature__": _Signature(defaults),
            }
            return type(name, (_Named,), body | own)

    class _Named(tuple):
        __slots__ = ()

        @classmethod
        def _make(cls, items):
            return cls(*items)

        def _replace(self, **changes):
            values = list(map(changes.pop, self._fields, self))
            return type(self)(*values, **changes)

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

    def field(*, default_factory):
        """The default of a field that is made anew for each object."""
        return _Factory(default_factory)

    def replace(record, /, **changes):
        """A copy of a dataclass with other values for some of its fields. Raises TypeError for an unknown field."""
        names = record.__match_args__
        values = [changes.pop(name) if name in changes else getattr(record, name) for name in names]
        return type(record)(*values, **changes)


class _Factory:
    """The default of a field that `make` makes anew for each object."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


def _slotted(cls: type) -> type:
    names, defaults, body = _with_slots(cls)

    def fill(self: Any, values: Sequence[Any]) -> None:
        for name, value in zip(names, values, strict=True):
            setattr(self, name, value)

    body |= {
        "__init__": _constructor("__init__", names, defaults, fill, ("", " self.{0} = {0}\n", ""), dict),
        "__hash__": None,
    }
    return type(cls.__name__, cls.__bases__, body)


def _frozen(cls: type) -> type:
    names, defaults, body = _with_slots(cls)
    puts: list[Any] = []
    check = body.get("__post_init__")

    def fill(self: Any, values: Sequence[Any]) -> None:
        for put, value in zip(puts, values, strict=True):
            put(self, value)
        if check:
            check(self)

    def setters() -> dict[str, Any]:
        return {f"set_{name}": put for name, put in zip(names, puts, strict=True)}

    source = ("", " set_{0}(self, {0})\n", " self.__post_init__()\n" if check else "")
    body |= {
        "__init__": _constructor("__init__", names, defaults, fill, source, setters),
        "__hash__": _hash,
        "__reduce__": _reduce,
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
    }
    made = type(cls.__name__, cls.__bases__, body)
    puts += [made.__dict__[name].__set__ for name in names]  # `__setattr__` does not guard these
    return made


def _with_slots(cls: Any) -> tuple[tuple[str, ...], Mapping[str, Any], dict[str, Any]]:
    """The names of the fields of a class, their defaults, and the body of the same class with slots."""
    names = tuple(cls.__annotations__)
    body = {name: value for name, value in cls.__dict__.items() if name not in ("__dict__", "__weakref__")}
    defaults = {name: body.pop(name) for name in names if name in body}
    own = {
        "__annotations__": _Annotations(cls),
        "__slots__": names,
        "__qualname__": cls.__qualname__,
        "__match_args__": names,
        "__eq__": _equal,
        "__repr__": _repr,
        "__dataclass_fields__": _Fields(defaults),
        "__signature__": _Signature(defaults),
    }
    return names, defaults, body | own


# The source of a constructor: before the fields, for each field, and after them.
_Source = tuple[str, str, str]
_OF_TUPLES = (" return new(self, (", "{0}, ", "))")


def _constructor(
    attribute: str,
    names: Sequence[str],
    defaults: Mapping[str, Any],
    construct: Callable[[Any, tuple[Any, ...]], Any],
    source: _Source,
    known: Callable[[], dict[str, Any]],
) -> Callable[..., Any]:
    """`construct` as a function of the names; a class that is used often gets `source`, compiled, in its place.

    No other function is as fast, but compiling it takes as long as some hundred calls.
    """
    calls, count = 0, len(names)
    makes_defaults = any(type(default) is _Factory for default in defaults.values())

    def constructor(self: Any, /, *given: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == _OFTEN and not makes_defaults:
            cls = self if attribute == "__new__" else type(self)
            setattr(cls, attribute, _compiled(attribute, names, defaults, source, known()))
        if named or len(given) != count:
            given = _arguments(self, names, defaults, given, named)
        return construct(self, given)

    return constructor


def _compiled(
    name: str, names: Sequence[str], defaults: Mapping[str, Any], source: _Source, known: dict[str, Any]
) -> Any:
    before, each, after = source
    given = [f"{one}=default_{one}" if one in defaults else one for one in names]
    scope = known | {f"default_{one}": value for one, value in defaults.items()}
    body = before + "".join(map(each.format, names)) + after
    exec(f"def {name}({', '.join(('self', *given))}):\n{body}", scope)
    return scope[name]


def _arguments(
    made: Any,
    names: Sequence[str],
    defaults: Mapping[str, Any],
    given: tuple[Any, ...],
    named: dict[str, Any],
) -> tuple[Any, ...]:
    """A value for each name, from the arguments of a call. Raises TypeError for too few, too many or unknown ones."""
    values = list(given)
    for name in names[len(given) :]:
        if name in named:
            values.append(named.pop(name))
        elif name in defaults:
            default = defaults[name]
            values.append(default.make() if type(default) is _Factory else default)
        else:
            raise TypeError(f"{_called(made)} is missing the argument {name!r}")
    if len(values) > len(names):
        raise TypeError(f"{_called(made)} takes {len(names)} arguments but {len(values)} were given")
    if named:
        wrong = next(iter(named))
        problem = "got two values for the" if wrong in names else "has no"
        raise TypeError(f"{_called(made)} {problem} argument {wrong!r}")
    return tuple(values)


def _called(made: Any) -> str:
    return (made if isinstance(made, type) else type(made)).__name__ + "()"


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


class _Annotations(dict[str, "Any"]):
    """The annotations of a class, whose names the module gets when they are asked for (see `TYPES_IN`)."""

    def __init__(self, cls: type) -> None:
        super().__init__(cls.__annotations__)
        self._module = cls.__module__

    def items(self) -> Any:
        """The names of the fields with their types, which can be evaluated in the module from now on."""
        import sys
        from importlib import import_module

        scope = vars(sys.modules[self._module])
        if TYPES_IN in scope:
            types = vars(import_module(scope[TYPES_IN]))
            scope |= {name: types[name] for name in types.keys() - scope.keys()}
        return super().items()


class _Fields:
    """The attribute by which the standard library knows its dataclasses, taken from a twin of the class."""

    def __init__(self, defaults: Mapping[str, Any]) -> None:
        self._defaults = defaults

    def __get__(self, _: object, owner: Any) -> Any:
        import dataclasses

        defaults = {
            name: dataclasses.field(default_factory=default.make) if type(default) is _Factory else default
            for name, default in self._defaults.items()
        }
        body = {"__annotations__": owner.__annotations__, "__module__": owner.__module__, **defaults}
        twin: Any = type(owner.__name__, (), body)
        owner.__dataclass_fields__ = vars(dataclasses.dataclass(twin))["__dataclass_fields__"]
        return owner.__dataclass_fields__


class _Signature:
    """The parameters of a class, as `help` and editors ask for them."""

    def __init__(self, defaults: Mapping[str, Any]) -> None:
        self._defaults = defaults

    def __get__(self, _: object, owner: Any) -> Any:
        from inspect import Parameter, Signature

        parameters = []
        for name in owner.__match_args__:
            annotation = owner.__annotations__[name]
            default = self._defaults.get(name, Parameter.empty)
            kind = Parameter.POSITIONAL_OR_KEYWORD
            parameters.append(Parameter(name, kind, default=default, annotation=annotation))
        return Signature(parameters)
