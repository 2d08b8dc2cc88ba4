"""Builds kernels.c on first use (gcc) and calls it. `available()` is false where there is no compiler or no fast bf16."""
import ctypes
import os
import subprocess

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE, BUILT = os.path.join(HERE, "kernels.c"), os.path.join(HERE, ".cache", "kernels.so")
FLAGS = "-O3 -march=native -mprefer-vector-width=512 -ffast-math -fopenmp -shared -fPIC".split()
_library = None


def _load():
    with open("/proc/cpuinfo") as f:
        if "avx512_bf16" not in f.read():
            raise OSError("this processor has no avx512_bf16")
    if not os.path.exists(BUILT) or os.path.getmtime(BUILT) < os.path.getmtime(SOURCE):
        os.makedirs(os.path.dirname(BUILT), exist_ok=True)
        part = f"{BUILT}.{os.getpid()}"
        subprocess.run(["gcc", *FLAGS, SOURCE, "-o", part, "-lm"], check=True)
        os.replace(part, BUILT)
    return ctypes.CDLL(BUILT)


def available():
    """Whether the kernels work here; says why not, once, on stdout."""
    global _library
    if _library is None:
        try:
            _library = _load()
        except (OSError, subprocess.CalledProcessError) as e:
            _library = False
            print(f"no fused kernels ({e}): plain torch, several times slower", flush=True)
    return bool(_library)


def _argument(a):
    if torch.is_tensor(a):
        assert a.is_contiguous()
        return ctypes.c_void_p(a.data_ptr())
    return ctypes.c_void_p(None) if a is None else ctypes.c_float(a) if isinstance(a, float) else ctypes.c_long(a)


def call(name, *args):
    """Calls the C function: contiguous tensors as pointers, None as a null pointer, int as long, float as float."""
    getattr(_library, name)(*map(_argument, args))


def bf16(x):
    y = torch.empty(x.shape, dtype=torch.bfloat16)
    call("to_bf16", x, y, x.numel())
    return y


def rms(x, weight, eps, add=None):
    """-> (z, y, r): z = x + add (fp32), y = norm(z) (bf16), r = 1/rms (for rms_back)."""
    z = x if add is None else torch.empty_like(x)
    y, r = torch.empty(x.shape, dtype=torch.bfloat16), x.new_empty(x.shape[0])
    call("rms_fwd", x, add, z, weight, y, r, *x.shape, eps)
    return z, y, r


def rms_back(dy, x, weight, r, residual=None, half=False):
    """-> (dx, bf16 copy of dx if `half`, dweight); dx includes the gradient `residual` that bypassed the norm."""
    dx, dw = torch.empty_like(x), torch.zeros_like(weight)
    dx16 = torch.empty(x.shape, dtype=torch.bfloat16) if half else None
    call("rms_bwd", dy, x, weight, r, residual, dx, dx16, dw, *x.shape)
    return dx, dx16, dw
