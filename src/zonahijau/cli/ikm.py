"""``zonahijau ikm``: the satisfaction index out of a file with one row a respondent."""

from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.progress import progress
from zonahijau.cli.report import Report
from zonahijau.cli.survey_report import SurveyReport
from zonahijau.lawbook.library import load_instrument
from zonahijau.statistics.skm import EXACT, index_rule
from zonahijau.statistics.tally import Missing
from zonahijau.surveys.reading.respondents import (
    Questions,
    Survey,
    element_columns,
    read_survey,
)
from zonahijau.tables import Sheet, open_sheet
from zonahijau.wording import Refused, Text, refuse

_INSTRUMENT = "panrb/skm-2017"

GUIDE = Guide(
    Text(
        "Menghitung IKM dari jawaban survei kepuasan masyarakat (SKM), satu baris satu responden: "
        "rata-rata dan mutu tiap unsur, indeks, selang kepercayaan, reliabilitas. "
        "Baris yang tidak terbaca dilewati dan dilaporkan bersama alasannya.",
        "Computes the IKM from the answers of a satisfaction survey (SKM), a row a respondent: "
        "mean and grade of every element, index, confidence interval, reliability. "
        "Rows that cannot be read are skipped and reported with the reason.",
    ),
    columns=(
        ("U1 … U9", Text("jawaban 1 sampai 4, urutan kuesioner", "answers 1 to 4, as asked")),
        (
            "atau / or",
            Text(
                "PERSYARATAN PROSEDUR WAKTU BIAYA PRODUK KOMPETENSI PERILAKU SARANA PENGADUAN",
                "PERSYARATAN PROSEDUR WAKTU BIAYA PRODUK KOMPETENSI PERILAKU SARANA PENGADUAN",
            ),
        ),
    ),
    examples=(
        "zonahijau ikm jawaban.csv",
        "zonahijau ikm jawaban.xlsx --by layanan --json",
        "zonahijau ikm lama.csv --weight 0.111",
    ),
    notes=(
        Text(
            "U8 adalah SARANA dan U9 PENGADUAN: urutan kuesioner, bukan urutan peraturan.",
            "U8 is SARANA and U9 PENGADUAN: the order of the questionnaire, not of the regulation.",
        ),
    ),
)


def add_options(options: Options) -> None:
    options.argument("file", "FILE", Text("berkas jawaban", "file of answers"))
    options.option("--by", "COLUMN", Text("hitung juga tiap isi kolom ini", "also by this column"))
    options.option(
        "--weight",
        "exact|0.111|0.11",
        Text("bobot satu unsur; exact: 1/9", "weight of an element; exact: 1/9"),
        default=EXACT,
    )
    options.choice(
        "--missing",
        [policy.value for policy in Missing],
        Text(
            "jawaban kosong: lewati responden, atau unsurnya saja",
            "an empty answer: leave out the respondent, or only the element",
        ),
        Missing.DROP_ROW.value,
    )
    options.option(
        "--instrument", "ID", Text("versi SKM", "version of the SKM"), default=_INSTRUMENT
    )


def run(given: Given) -> Report:
    """Read the file, compute the index of all and of each group."""
    instrument = load_instrument(given.instrument)
    missing = Missing(given.missing)
    with open_sheet(given.file) as sheet:
        columns = element_columns(sheet, instrument)
        rule = index_rule(instrument, given.weight, tuple(columns))
        questions = Questions(tuple(columns.values()), rule.rungs, missing, given.by)
        with progress(given.language) as done:
            survey = read_survey(sheet, questions, given.language, done.add)
        if not survey.total.under(missing).n:
            raise _nothing_read(sheet, survey)
    return SurveyReport(instrument, rule, missing, survey).report()


def _nothing_read(sheet: Sheet, survey: Survey) -> Refused:
    if not survey.skipped:
        return sheet.without_rows()
    first = survey.skipped[0]
    what = Text("Tidak ada baris yang terbaca", "No row can be read")
    remedy = Text(
        "Perbaiki {rows} baris; yang pertama: {reason}", "Mend {rows} rows; the first: {reason}"
    ).fill(rows=survey.skipped_rows, reason=first.reason.rstrip("."))
    return refuse(what, remedy, file=sheet.file, row=first.row)
