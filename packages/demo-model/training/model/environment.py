"""Process settings that double the speed of CPU training: idle OpenMP threads sleep, and freed tensors stay mapped."""
import os
import sys

SETTINGS = {"OMP_WAIT_POLICY": "passive", "MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": "100000000000",
            "MALLOC_TOP_PAD_": "1000000000"}


def apply():
    """Restarts the program once with the settings (they are read at process start); call before importing torch."""
    if any(os.environ.get(k) != v for k, v in SETTINGS.items()):
        os.environ.update(SETTINGS)
        os.execv(sys.executable, [sys.executable, *sys.argv])
