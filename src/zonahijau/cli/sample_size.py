"""``zonahijau sample-size``: how many respondents a survey of so many users needs."""

from zonahijau.cli.options import Given, Guide, Options, whole_number
from zonahijau.cli.report import Column, Report, Table
from zonahijau.statistics.sample import required_sample
from zonahijau.wording import Text

GUIDE = Guide(
    Text(
        "Banyaknya responden SKM untuk sekian pengguna layanan dalam setahun "
        "(tabel Krejcie dan Morgan: kepercayaan 95%, ketelitian 5%).",
        "How many respondents an SKM needs for so many users of the service in a year "
        "(table of Krejcie and Morgan: confidence 95%, accuracy 5%).",
    ),
    examples=("zonahijau sample-size 416", "zonahijau sample-size 100 1000 10000 --json"),
)


def add_options(options: Options) -> None:
    text = Text("banyaknya pengguna layanan dalam setahun", "users of the service in a year")
    options.argument("populations", "N", text, several=True)


def run(given: Given) -> Report:
    """The sample of every population, in the order given."""
    sizes = [whole_number("N", text, least=0) for text in given.populations]
    samples = [(n, required_sample(n)) for n in sizes]
    return Report(
        [{"population": population, "sample": sample} for population, sample in samples],
        [Table([Column(_POPULATION, "number"), Column(_SAMPLE, "number")], samples)],
    )


_POPULATION = Text("Pengguna", "Users")
_SAMPLE = Text("Responden yang diperlukan", "Respondents needed")
