"""ONNX Runtime sessions over the weights that the package ships."""

from __future__ import annotations

import gzip
import zlib
from functools import cache

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as native

from tidings.model.errors import ConfigError
from tidings.read.neural.shipped import FIX, shipped_file

# What ONNX Runtime raises over a file that is cut short or none of its own; the classes have no base in common.
BROKEN = (
    *(OSError, EOFError, zlib.error),
    *(native.InvalidProtobuf, native.InvalidArgument, native.InvalidGraph, native.Fail, native.NotImplemented),
)


_threads = 2


def use_threads(count: int) -> None:
    """From now on models are opened with this many threads each; one where several processes share the cores."""
    global _threads  # noqa: PLW0603  # one for the life of the process
    _threads = count


@cache
def open_model(name: str) -> onnxruntime.InferenceSession:
    """The session of `weights/NAME.onnx.gz` on the CPU; opened once, safe to share between threads.

    Raises:
        ConfigError: if the package lacks the weights or they are broken.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Idle threads sleep: the encoder works beside the rules, which need the core that a spinning thread would hold.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    source = shipped_file(f"{name}.onnx.gz")
    try:
        model = gzip.decompress(source.read_bytes())
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except BROKEN as error:
        raise ConfigError(f"the weights {source.name} cannot be opened ({error}); {FIX}") from error
