"""``zonahijau sample-size``: how many respondents a survey of so many users needs."""

from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.report import Column, Report, Table
from zonahijau.statistics.sample import required_sample
from zonahijau.wording import Text, quoted, refuse

GUIDE = Guide(
    Text(
        "Banyaknya responden SKM untuk sekian pengguna layanan dalam setahun "
        "(tabel Krejcie dan Morgan: kepercayaan 95 %, ketelitian 5 %).",
        "How many respondents an SKM needs for so many users of the service in a year "
        "(table of Krejcie and Morgan: confidence 95 %, accuracy 5 %).",
    ),
    examples=("zonahijau sample-size 416", "zonahijau sample-size 100 1000 10000 --json"),
)
_LONGEST = 18


def add_options(options: Options) -> None:
    text = Text("banyaknya pengguna layanan dalam setahun", "users of the service in a year")
    options.argument("populations", "N", text, several=True)


def run(given: Given) -> Report:
    """The sample of every population, in the order given."""
    samples = [(n, required_sample(n)) for n in map(_population, given.populations)]
    return Report(
        [{"population": population, "sample": sample} for population, sample in samples],
        [Table([Column(_POPULATION, "number"), Column(_SAMPLE, "number")], samples)],
    )


_POPULATION = Text("Pengguna", "Users")
_SAMPLE = Text("Responden yang diperlukan", "Respondents needed")


def _population(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST):
        what = Text("{shown} bukan banyaknya orang", "{shown} is no number of people")
        remedy = Text(
            "Tulis bilangan bulat tanpa pemisah ribuan, misalnya 1500",
            "Write a whole number without separators of thousands, for example 1500",
        )
        raise refuse(what.fill(shown=quoted(text)), remedy)
    return int(text)
