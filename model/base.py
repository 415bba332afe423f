"""What every record, rule and result is made of: frozen pydantic models and read-only mappings."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from enum import Enum
from html import escape
from typing import TYPE_CHECKING, Annotated, Any, Generic, NoReturn, Self, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from .errors import InvalidFields
from .spelling import read_yes_no

_K = TypeVar("_K")
_V = TypeVar("_V")
_Kept = TypeVar("_Kept", covariant=True)
_Read = TypeVar("_Read", contravariant=True)


class FrozenDict(dict[_K, _V]):
    """A dict that cannot be changed, and so has a hash; a `types.MappingProxyType` would not pickle, nor go to JSON."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("a FrozenDict cannot be changed; make a new one")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type[Self], tuple[dict[_K, _V]]]:
        return type(self), (dict(self),)


def _as_typed(value: object) -> object:
    match value:
        case Enum():
            return value.value
        case tuple():
            return tuple(map(_as_typed, value))
        case dict():
            return {_as_typed(key): _as_typed(item) for key, item in value.items()}
    return value.isoformat() if hasattr(value, "isoformat") else value  # a date, or what is known of it


FrozenMapping = Annotated[Mapping[_K, _V], AfterValidator(FrozenDict)]
"""A field that takes any mapping and keeps a `FrozenDict`."""

YesNo = Annotated[bool, BeforeValidator(lambda value: value if (truth := read_yes_no(value)) is None else truth)]
"""A field: true or false, or words for them."""


def _no_flag(value: object) -> object:
    if isinstance(value, bool):
        raise PydanticCustomError("int_type", "not a number")
    return value


Count = Annotated[int, BeforeValidator(_no_flag), Field(ge=0, le=36_600)]
"""A field: a number of days, months or things, at most a hundred years of days. True is none."""

PositiveCount = Annotated[Count, Field(gt=0)]

Amount = Annotated[int | float, BeforeValidator(_no_flag), Field(ge=0, le=10**12, allow_inf_nan=False)]
"""A field: an amount of money."""

if TYPE_CHECKING:

    class Reads(Generic[_Kept, _Read]):
        """A field that takes more than it keeps: `Reads[Level, AnyLevel]` takes "四级", 4 or a level, and is a level.

        To type checkers a descriptor, of which the constructor takes what may be assigned; to pydantic the first type.
        """

        def __get__(self, owner: object, kind: type | None = None) -> _Kept: ...
        def __set__(self, owner: object, value: _Read) -> None: ...

else:

    class Reads:
        def __class_getitem__(cls, types: tuple[Any, Any]) -> Any:
            return types[0]


def default(value: object) -> Any:
    """The default of a field that `Reads`, to type checkers of any type."""
    return value


class FrozenModel(BaseModel):
    """A value: it never changes, compares by content, goes to JSON and back, and takes no field that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def __init__(self, **fields: Any) -> None:
        """Validate the fields: InvalidFields names all that are wrong (`model_validate` raises a ValidationError)."""
        try:
            super().__init__(**fields)
        except ValidationError as error:
            raise InvalidFields(type(self).__name__, error, type(self)) from error

    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined] # pydantic need not call it for values within values

    def __repr_args__(self) -> Iterator[tuple[str, object]]:
        """What the constructor takes, as it is typed, without what is as by default."""
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if field.repr and value != field.get_default(call_default_factory=True):
                yield name, _as_typed(value)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed, which are validated as in the constructor (pydantic's own are not)."""
        return type(self)(**{**self.__dict__, **update}) if update else super().model_copy(deep=deep)

    @classmethod
    def unvalidated(cls, **fields: Any) -> Self:
        """A value from fields that are all given and of the right types, without validation."""
        # for results, of which one answer has dozens: validating takes twice as long, and so does `model_construct`
        value = cls.__new__(cls)
        object.__setattr__(value, "__dict__", fields)
        object.__setattr__(value, "__pydantic_fields_set__", set(fields))
        object.__setattr__(value, "__pydantic_extra__", None)
        object.__setattr__(value, "__pydantic_private__", None)
        return value


class FileModel(FrozenModel):
    """A value that people write as a file of its own, which may name its JSON Schema for editors."""

    @model_validator(mode="before")
    @classmethod
    def _leave_out_schema(cls, given: Any) -> Any:
        return {name: value for name, value in given.items() if name != "$schema"} if isinstance(given, dict) else given


class Shown:
    """What `str` says in words, and notebooks show: the first paragraph, and the others once they are opened."""

    def _repr_html_(self) -> str:
        first, *rest = (
            f'<div style="white-space: pre-wrap">{escape(part)}</div>' for part in str(self).split("\n\n", 1)
        )
        return f"<details><summary>{first}</summary>{rest[0]}</details>" if rest else first


class Explained(Shown, FrozenModel):
    """A result that says itself in words; `str` is in Chinese."""

    @abstractmethod
    def explain(self, lang: str = "zh") -> str:
        """The result in words, in Chinese ("zh") or English ("en")."""

    def __str__(self) -> str:
        return self.explain()
