"""Small trained models, served by ONNX Runtime: word pieces, encoder sessions and what is read off their states."""
