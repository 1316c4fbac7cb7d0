"""What somebody who reviews a report that came is told about it: what keeps it back, what needs a
look, and what the index comes to when it is computed again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from zonahijau.statistics.sample import required_sample
from zonahijau.surveys.actions.reports import obstacles
from zonahijau.surveys.figures import Computed, compute
from zonahijau.surveys.models import Report
from zonahijau.surveys.papers.told import figures_of
from zonahijau.surveys.reporting import outdated
from zonahijau.web.formatting import number
from zonahijau.wording import LANGUAGES, Refusal, Text


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A report as its reviewer sees it. ``obstacles`` keep it from being accepted; ``looks`` keep
    nothing back; ``recount`` says how the index was computed again, whatever came of it."""

    report: Report
    computed: Computed | None
    obstacles: tuple[Refusal, ...]
    looks: tuple[Text, ...]
    recount: Text

    @property
    def is_ready(self) -> bool:
        """Whether it can be accepted and nothing in it needs a look."""
        return not self.obstacles and not self.looks


def reviewed(report: Report, *, owes: bool) -> Reviewed:
    """What there is to say of a report; ``owes`` is whether it is silent on the plan before."""
    computed = compute(figures_of(report))
    return Reviewed(
        report,
        computed,
        tuple(obstacles(report, owes=owes)),
        tuple(_looks(report, computed)),
        _recount(computed),
    )


def _recount(computed: Computed | None) -> Text:
    if computed is None:
        return _NOT_WHOLE
    if computed.agrees is None:
        return _NONE_PRINTED
    return _SAME if computed.agrees else _says(_OTHER, computed.index)


def _looks(report: Report, computed: Computed | None) -> Iterator[Text]:
    title = outdated(report.instrument, report.basis, report.until)
    if title is not None:
        yield Text(_OLD.id.format(title=title.id), _OLD.en.format(title=title.en))
    if computed is None:
        yield _NOT_WHOLE
    elif computed.agrees is False:
        yield _says(_OTHER, computed.index)
        if computed.fits:
            yield _FITS.fill(weights=", ".join(computed.fits))
    if computed and report.grade_printed not in ("", computed.grade):
        yield _GRADE.fill(printed=report.grade_printed, grade=computed.grade)
    yield from _people(report)
    if report.file_id is None:
        yield _NO_FILE


def _people(report: Report) -> Iterator[Text]:
    if report.respondents is None:
        yield _NO_RESPONDENTS
        return
    needed = required_sample(report.population or 0)
    if report.respondents < needed:
        yield _FEW.fill(n=report.respondents, all=needed)


def _says(text: Text, index: Decimal) -> Text:
    """With the figure as each language writes it."""
    said = [getattr(text, each).format(index=number(index, 2, each)) for each in LANGUAGES]
    return Text(*said)


_OLD = Text("Dasar hukumnya tidak berlaku lagi; pada masa ini berlaku {title}.",
            "Its legal basis is no longer in force; in this period {title} was.")  # fmt: skip
_NOT_WHOLE = Text("Nilai unsur tidak lengkap, jadi IKM tidak dapat dihitung ulang.",
                  "Not all elements are given, so the index cannot be computed again.")  # fmt: skip
_SAME = Text("Hitungan ulang sama sampai angka terakhir.",
             "Computed again it is the same to the last digit.")  # fmt: skip
_NONE_PRINTED = Text("Dihitung dari nilai unsur; laporan tidak mencantumkan IKM.",
                     "Computed from the elements; the report prints no index.")  # fmt: skip
_OTHER = Text("Hitungan ulang {index}, berbeda dari yang tercetak.",
              "Computed again it is {index}, not what is printed.")  # fmt: skip
_FITS = Text("Angka tercetak cocok dengan bobot {weights}.",
             "The printed figure fits the weight {weights}.")  # fmt: skip
_GRADE = Text("Mutu tercetak {printed}, menurut hitungan {grade}.",
              "The printed grade is {printed}, computed it is {grade}.")  # fmt: skip
_NO_RESPONDENTS = Text("Jumlah responden tidak diisi.", "The number of respondents is not given.")
_FEW = Text("{n} responden, yang diperlukan {all}.",
            "{n:respondent|respondents}, {all} are needed.")  # fmt: skip
_NO_FILE = Text("Berkas laporannya tidak terlampir.", "The file of the report is not attached.")
