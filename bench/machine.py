"""What the times were measured on."""

from __future__ import annotations

import importlib.metadata
import os
import platform
from collections.abc import Mapping
from pathlib import Path

_LIBRARIES = ("numpy", "scipy", "django", "gunicorn", "typst")


def described(peers: Mapping[str, str]) -> str:
    """Processor, memory, system and versions on a few lines; ``peers`` are versions by name."""
    libraries = {name: importlib.metadata.version(name) for name in _LIBRARIES} | dict(peers)
    versions = ", ".join(f"{name} {version}" for name, version in libraries.items())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return "\n".join(
        [
            f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB of memory, "
            f"load {os.getloadavg()[0]:.1f} at the end",
            f"{platform.system()} {platform.release()}, Python {platform.python_version()}, "
            f"zonahijau {importlib.metadata.version('zonahijau')}",
            versions,
        ]
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor()
