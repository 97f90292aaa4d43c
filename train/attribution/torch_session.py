"""The torch model behind the interface of an ONNX Runtime session, to score it before it is exported."""

from __future__ import annotations

from collections.abc import Mapping

import torch

from tidings.read.neural.wordpieces import Floats
from train.attribution.model import Attributor


class TorchSession:
    """`run` as ONNX Runtime has it."""

    def __init__(self, model: Attributor) -> None:
        self.model = model.eval()

    def run(self, _outputs: None, inputs: Mapping[str, Floats]) -> list[Floats]:
        """Outputs of the model in the order of its `forward`."""
        with torch.inference_mode():
            outputs = self.model(*(torch.from_numpy(array) for array in inputs.values()))
        return [output.numpy() for output in outputs]
