"""From torch to the int8 ONNX files that the package ships."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn


def export_onnx(
    module: nn.Module,
    examples: Mapping[str, Tensor],
    outputs: Sequence[str],
    path: Path,
    *,
    free: Mapping[str, Mapping[int, str]],
    quantise: bool = True,
) -> None:
    """Write a module as ONNX, its matrix products in int8 per channel.

    Args:
        module: put into eval mode first.
        examples: its inputs by name, in the order of `forward`.
        outputs: names of its outputs.
        path: the .onnx file to write, with .gz added to its name.
        free: for each input or output the axes of any size, by name.
        quantise: False keeps fp32.
    """
    module.eval()
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            module,
            tuple(examples.values()),
            str(whole),
            input_names=list(examples),
            output_names=list(outputs),
            dynamic_axes={name: dict(axes) for name, axes in free.items()},
            opset_version=17,
            dynamo=False,
        )
        if quantise:
            small = Path(folder) / "small.onnx"
            # reduce_range: 7-bit weights, as AVX2 machines without VNNI saturate on 8 bits
            quantize_dynamic(whole, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
            whole = small
        pack(whole, path)


def pack(model: Path, path: Path) -> None:
    """Gzip a model to PATH.gz, a quarter smaller, the same bytes for the same model."""
    packed = gzip.compress(model.read_bytes(), compresslevel=9, mtime=0)
    path.with_name(path.name + ".gz").write_bytes(packed)
