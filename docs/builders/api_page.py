"""reference/api.md: the public names of `import tidings`, with signatures and docstrings."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from types import FunctionType

import tidings
from docs.builders.markdown import code, docstring, page


def build() -> str:
    """The page."""
    members = [(name, getattr(tidings, name)) for name in tidings.__all__]
    functions = [_entry(name, member) for name, member in members if isinstance(member, FunctionType)]
    classes = [_entry(name, member) for name, member in members if inspect.isclass(member)]
    intro = docstring(tidings).split("\n\n", 1)
    return page("Python", "\n\n".join(intro), "## Functions", *functions, "## Classes", *classes)


def signature(name: str, member: object) -> str:
    """The call of a function or class, one parameter a line where it is long."""
    given = inspect.signature(member)  # type: ignore[arg-type]  # both are callable
    bare = [one.replace(annotation=_Bare(one.annotation)) if one.annotation is not one.empty else one
            for one in given.parameters.values()]  # fmt: skip
    returns = _Bare(given.return_annotation) if given.return_annotation not in (given.empty, "None") else given.empty
    words = f"{name}{given.replace(parameters=bare, return_annotation=returns)}"
    return words if len(words) <= 100 else words.replace("(", "(\n    ", 1).replace(", ", ",\n    ")


class _Bare(str):
    """An annotation as written: `inspect` would put it in quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _entry(name: str, member: object) -> str:
    head = "" if inspect.isclass(member) and issubclass(member, Exception) else code("python", signature(name, member))
    return "\n\n".join(part for part in (f"### {name}", head, docstring(member), *_methods(member)) if part)


def _methods(member: object) -> Iterator[str]:
    if not inspect.isclass(member):
        return
    for name, value in vars(member).items():
        method = value.__func__ if isinstance(value, classmethod) else value
        if name.startswith("_") or not inspect.getdoc(method):
            continue
        if isinstance(method, property):
            yield f"`.{name}`: {docstring(method)}"
        elif isinstance(method, FunctionType):
            yield f"#### {member.__name__}.{name}\n\n{code('python', signature(name, method))}\n\n{docstring(method)}"
