"""Writes GGUF version 3 files: typed metadata and tensors in F32, F16 or Q8_0."""
import struct

import numpy as np

U32, I32, F32, BOOL, STRING, ARRAY = 4, 5, 6, 7, 8, 9
FORMATS = {U32: "<I", I32: "<i", F32: "<f", BOOL: "<?"}
TENSOR_TYPES = {"f32": 0, "f16": 1, "q8_0": 8}
FILE_TYPES = {"f32": 0, "f16": 1, "q8_0": 7}
ALIGNMENT = 32


def _string(s):
    b = s.encode()
    return struct.pack("<Q", len(b)) + b


def _value(kind, v):
    return _string(v) if kind == STRING else struct.pack(FORMATS[kind], v)


def _entry(key, kind, v):
    """`kind` is a type, or (ARRAY, type of the elements)."""
    if isinstance(kind, tuple):
        body = struct.pack("<IQ", kind[1], len(v)) + b"".join(_value(kind[1], x) for x in v)
        return _string(key) + struct.pack("<I", ARRAY) + body
    return _string(key) + struct.pack("<I", kind) + _value(kind, v)


def q8_0(x):
    """Blocks of 32 values: an fp16 scale and 32 int8."""
    x = x.reshape(-1, 32).astype(np.float32)
    scale = (np.abs(x).max(1, keepdims=True) / 127).astype(np.float16)
    inverse = np.where(scale > 0, 1 / np.maximum(scale.astype(np.float32), 1e-12), 0)
    quants = np.clip(np.rint(x * inverse), -127, 127).astype(np.int8)
    return np.concatenate([scale.view(np.uint8), quants.view(np.uint8)], 1).tobytes()


def _encode(x, kind):
    return q8_0(x) if kind == "q8_0" else x.astype(np.float16 if kind == "f16" else np.float32).tobytes()


def _padded(b):
    return b + b"\0" * (-len(b) % ALIGNMENT)


def write(path, metadata, tensors, kind):
    """metadata: [(key, type, value)]; tensors: {name: array}; vectors stay F32, matrices become `kind`. -> bytes written"""
    infos, data = [], []
    offset = 0
    for name, x in tensors.items():
        own = "f32" if x.ndim == 1 else kind
        shape = b"".join(struct.pack("<Q", n) for n in reversed(x.shape))
        infos.append(_string(name) + struct.pack("<I", x.ndim) + shape + struct.pack("<IQ", TENSOR_TYPES[own], offset))
        data.append(_padded(_encode(x, own)))
        offset += len(data[-1])
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(metadata)) + b"".join(_entry(*m) for m in metadata) + b"".join(infos)
    content = _padded(head) + b"".join(data)
    with open(path, "wb") as f:
        f.write(content)
    return len(content)
