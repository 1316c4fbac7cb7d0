"""The command line: the whole engine without a browser, for scripts, audit and tests."""

from zonahijau.cli.entry import main

__all__ = ["main"]
