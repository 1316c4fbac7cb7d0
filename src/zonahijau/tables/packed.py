"""Archives that were made to burst."""

from collections.abc import Iterable
from zipfile import ZipInfo

MOST_RATIO = 200
"""A text packs some twenty times smaller; what packs far better was made to burst."""
_HARMLESS = 64 * 1024 * 1024


def bursts(parts: Iterable[ZipInfo]) -> bool:
    """Whether the parts of a ZIP unpack to far more than honest ones do."""
    known = list(parts)
    unpacked = sum(part.file_size for part in known)
    packed = sum(part.compress_size for part in known)
    return unpacked > _HARMLESS and unpacked > packed * MOST_RATIO
