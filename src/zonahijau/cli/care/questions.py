"""Questions to the person at the terminal; scripts are never asked."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from typing import Protocol, TypeVar

from zonahijau.wording import Refused, Text, refuse

Answer = TypeVar("Answer")


class Asker(Protocol):
    """Whoever can be asked for what the options did not say."""

    def ask(self, question: Text, option: str, read: Callable[[str], Answer]) -> Answer:
        """The answer as ``read`` takes it; ``option`` is how a script would have said it."""
        ...

    def secret(self, question: Text, check: Callable[[str], None]) -> str:
        """Something typed twice without being shown; empty when the person leaves it empty."""
        ...


class Nobody:
    """No terminal: what is missing is refused by the name of its option."""

    def ask(self, question: Text, option: str, read: Callable[[str], Answer]) -> Answer:
        """Refused: there is nobody to ask."""
        del read
        what = Text("Belum disebut: {option} ({question})", "Not given: {option} ({question})")
        raise refuse(
            Text(
                what.id.format(option=option, question=question.id),
                what.en.format(option=option, question=question.en),
            ),
            Text("Sebutkan, atau jalankan di terminal", "Give it, or run it on a terminal"),
        )

    def secret(self, question: Text, check: Callable[[str], None]) -> str:
        """Nothing: a script names a variable instead."""
        del question, check
        return ""


class Terminal:
    """A person who is asked again until the answer can be used."""

    def __init__(self, language: str):
        self._language = language

    def ask(self, question: Text, option: str, read: Callable[[str], Answer]) -> Answer:
        """Asks until ``read`` refuses no longer."""
        del option
        while True:
            try:
                return read(self._typed(question))
            except Refused as refused:
                self._tell(refused)

    def secret(self, question: Text, check: Callable[[str], None]) -> str:
        """Asks twice; an empty answer is taken at once."""
        while True:
            first = self.typed_secret(question)
            if not first:
                return ""
            try:
                check(first)
                if self.typed_secret(_AGAIN) == first:
                    return first
                raise refuse(_DIFFERENT, _TYPE)
            except Refused as refused:
                self._tell(refused)

    def typed_secret(self, question: Text) -> str:
        """Something that is known already, typed once without being shown."""
        return getpass.getpass(f"{question.say(self._language)}: ", stream=sys.stderr)

    def _typed(self, question: Text) -> str:
        sys.stderr.write(f"{question.say(self._language)}: ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise KeyboardInterrupt
        return line.strip()

    def _tell(self, refused: Refused) -> None:
        sys.stderr.write(f"{refused.refusals[0].one_line(self._language)}\n")


_AGAIN = Text("Ulangi", "Again")
_DIFFERENT = Text("Yang kedua berbeda", "The second one is different")
_TYPE = Text("Ketik lagi", "Type it again")
