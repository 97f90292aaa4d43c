"""What can be predicted: one module a task.

A task is a module here with one function, found by the module's name:

    def predict(documents: Sequence[Document]) -> Iterator[Mapping[str, object]]

It yields one prediction for each document, in their order, as its scorer reads it. Nothing else is to be registered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pkgutil import iter_modules

from benchmarks.documents import Document

Predict = Callable[[Sequence[Document]], Iterator[Mapping[str, object]]]


def task_names() -> list[str]:
    """Names of the tasks."""
    return sorted(module.name for module in iter_modules(__path__))


def load_task(name: str) -> Predict:
    """The `predict` of a task; it is imported only now, as tasks load heavy libraries."""
    predict: Predict = import_module(f"{__name__}.{name}").predict
    return predict
