"""The append-only chain: who changed what, provable to someone who trusts nobody here.

Writing: ``from zonahijau.audit import actions as audit`` and ``audit.record(...)`` inside the
transaction of the change. Proving: :func:`zonahijau.audit.queries.verify` on the database,
:func:`zonahijau.audit.bundle.verify_bundle` on an exported file, without any database.
"""
