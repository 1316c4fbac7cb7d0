"""How respondents are grouped. The regulation's annex was not readable: these groups are local."""

from collections.abc import Mapping
from functools import cache

from zonahijau.lawbook.forms import load_form
from zonahijau.wording import Text

AGES = (
    Text("20 tahun ke bawah", "20 or younger"),
    Text("21 sampai 30 tahun", "21 to 30"),
    Text("31 sampai 40 tahun", "31 to 40"),
    Text("41 sampai 50 tahun", "41 to 50"),
    Text("51 sampai 60 tahun", "51 to 60"),
    Text("Di atas 60 tahun", "Over 60"),
)

SEX, EDUCATION = "kelamin", "pendidikan"
GROUPS: Mapping[str, Text] = {
    SEX: Text("Jenis kelamin", "Sex"),
    "usia": Text("Usia", "Age"),
    EDUCATION: Text("Pendidikan", "Education"),
    "pekerjaan": Text("Pekerjaan", "Work"),
}
"""What each question about the respondent is called in tables."""


@cache
def options_of(code: str) -> tuple[Text, ...]:
    """The options of one of these questions, as the form of the law has them."""
    if code == "usia":
        return AGES
    return tuple(each.label for each in load_form("panrb/skm-2017").questions[code].options)
