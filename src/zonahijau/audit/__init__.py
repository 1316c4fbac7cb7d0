"""The append-only chain: who changed what, provable to someone who trusts nobody here.

Writing: :func:`record`, inside the transaction of the change. Proving: :func:`verify` on the
database, :func:`zonahijau.audit.bundle.verify_bundle` on an exported file, without any database.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zonahijau.audit.actions import record
    from zonahijau.audit.queries import verify

__all__ = ["record", "verify"]


def __getattr__(name: str) -> Any:
    """Loads what needs the database when it is asked for: a bundle is verified without it."""
    if name == "record":
        from zonahijau.audit.actions import record

        return record
    if name == "verify":
        from zonahijau.audit.queries import verify

        return verify
    raise AttributeError(name)
