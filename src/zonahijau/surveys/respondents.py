"""How respondents are grouped. The regulation's annex was not readable: these groups are local."""

from zonahijau.wording import Text

AGES = (
    Text("20 tahun ke bawah", "20 or younger"),
    Text("21 sampai 30 tahun", "21 to 30"),
    Text("31 sampai 40 tahun", "31 to 40"),
    Text("41 sampai 50 tahun", "41 to 50"),
    Text("51 sampai 60 tahun", "51 to 60"),
    Text("Di atas 60 tahun", "Over 60"),
)
