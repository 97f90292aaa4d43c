"""reference/api.md: the public names of `import tidings`, with signatures and docstrings."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from enum import Enum
from types import FunctionType

import tidings
from docs.builders.markdown import code, docstring, page

LINE = 100


def build() -> str:
    """The page."""
    members = [(name, getattr(tidings, name)) for name in tidings.__all__]
    functions = [_entry(name, member) for name, member in members if isinstance(member, FunctionType)]
    classes = [_entry(name, member) for name, member in members if inspect.isclass(member)]
    return page("Python", docstring(tidings), "## Functions", *functions, "## Classes", *classes)


def signature(name: str, member: Callable[..., object]) -> str:
    """The call of a function or class, one parameter a line where it is long."""
    given = inspect.signature(member)
    parameters = [_bare(one) for one in given.parameters.values() if one.name not in ("self", "cls")]
    has_result = not inspect.isclass(member) and given.return_annotation != "None"
    result = f" -> {given.return_annotation}" if has_result else ""
    line = f"{name}{inspect.Signature(parameters)}{result}"
    if len(line) <= LINE:
        return line
    words = [str(inspect.Signature([one]))[1:-1].removeprefix("*, ") for one in parameters]
    first_named = next((place for place, one in enumerate(parameters) if one.kind is one.KEYWORD_ONLY), None)
    if first_named is not None:
        words.insert(first_named, "*")
    return f"{name}(\n" + "".join(f"    {word},\n" for word in words) + f"){result}"


def _bare(parameter: inspect.Parameter) -> inspect.Parameter:
    if parameter.annotation is parameter.empty:
        return parameter
    default = _Bare(parameter.default) if isinstance(parameter.default, Enum) else parameter.default
    return parameter.replace(annotation=_Bare(parameter.annotation), default=default)


class _Bare(str):
    """An annotation or default as written in the code, which `inspect` would show in another way."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _entry(name: str, member: Callable[..., object]) -> str:
    is_error = inspect.isclass(member) and issubclass(member, Exception)
    head = "" if is_error else code("python", signature(name, member))
    return "\n\n".join(part for part in (f"### {name}", head, docstring(member), *_methods(member)) if part)


def _methods(member: object) -> Iterator[str]:
    for name, value in vars(member).items() if inspect.isclass(member) else ():
        method = value.__func__ if isinstance(value, classmethod) else value
        if name.startswith("_") or not inspect.getdoc(method):
            continue
        if isinstance(method, property):
            yield f"`.{name}`: {docstring(method)}"
        elif isinstance(method, FunctionType):
            yield f"#### .{name}\n\n{code('python', signature(name, method))}\n\n{docstring(method)}"
