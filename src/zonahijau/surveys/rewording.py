"""A form in a government's own words: what may be worded anew, and what stays as the law has it.

Words are free in every language. The elements, the number of their options and the scores stay: a
form that leaves an element out, adds one or gives an option another score is refused. Further
questions are counted and never scored. Pure: contents in, contents out; the shape is that of
:mod:`zonahijau.surveys.asking`.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zonahijau.surveys.asking import PARTS, Content, Words, form_of
from zonahijau.surveys.framing import frame_to_translate, lost_fields
from zonahijau.wording import Refusal, Refused, Text, quoted, refuse

FRAMED = "frame"
OWN = ("id", "en")
"""The languages that every form of the law has."""
MOST_EXTRA, MOST_OPTIONS = 12, 9
LONGEST_QUESTION, LONGEST_OPTION = 300, 120


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for words. ``name`` is ``part/code`` for a question and ``part/code/2`` for its
    second option; ``score`` stands at options that are scored; ``words`` is what is there now."""

    part: str
    code: str
    place: int
    words: dict[str, str]
    score: str = ""

    @property
    def name(self) -> str:
        return f"{self.part}/{self.code}" + (f"/{self.place}" if self.place else "")

    @property
    def longest(self) -> int:
        """Letters that fit."""
        return LONGEST_OPTION if self.place else 4 * LONGEST_QUESTION


def slots(content: Content) -> Iterator[Slot]:
    """Every place for words, in the order of the page: a question, then its options."""
    for part in ("scored", "extra", "about", "open", FRAMED):
        for row in content.get(part, ()):
            yield Slot(part, row["code"], 0, row["text"])
            for place, option in enumerate(row.get("options", ()), start=1):
                words, score = option.get("label", option), option.get("score", "")
                yield Slot(part, row["code"], place, words, score)


def local_languages(content: Content) -> dict[str, str]:
    """The languages beside Indonesian and English that a form has, and what they are called."""
    return dict(content.get("languages", {}))


def untranslated(content: Content, language: str) -> int:
    """How many places have no words in a language yet."""
    return sum(1 for slot in slots(content) if not slot.words.get(language))


def worded(content: Content, base: Content, language: str, words: Mapping[str, str]) -> Content:
    """The content with the given words (slot name to text) in a language. An empty text takes the
    words of the law back where there are some, and is no translation elsewhere."""
    made, lawful = copy.deepcopy(content), {slot.name: slot.words for slot in slots(base)}
    for slot in slots(made):
        if slot.name in words and _is_free(slot, language):
            text = " ".join(words[slot.name].split()) or lawful.get(slot.name, {}).get(language, "")
            _put(slot.words, language, text[: slot.longest])
    check(made, base)
    return made


def _is_free(slot: Slot, language: str) -> bool:
    """What the page promises in Indonesian and English is the program's to say."""
    return slot.part != FRAMED or language not in OWN


def _put(words: dict[str, str], language: str, text: str) -> None:
    words.pop(language, None)
    if text or language == "id":
        words[language] = text


def with_language(content: Content, code: str, name: str) -> Content:
    """The content with one more language, still without words; the page's own are added to it."""
    code, name = code.strip().lower(), " ".join(name.split())[:60]
    if not (2 <= len(code) <= 8 and code.isascii() and code.isalpha()) or code in OWN or not name:
        raise refuse(
            Text("Bahasa ini tidak dapat ditambahkan", "This language cannot be added"),
            Text("Tulis namanya dan kode dua sampai delapan huruf, misalnya bjn untuk Banjar",
                 "Write its name and a code of two to eight letters, such as bjn for Banjar"),
            column="code",
        )  # fmt: skip
    made = copy.deepcopy(content)
    made["languages"] = {**local_languages(content), code: name}
    made.setdefault(FRAMED, frame_to_translate())
    return made


def without_language(content: Content, code: str) -> Content:
    """The content without a local language and its words."""
    made = copy.deepcopy(content)
    made["languages"] = {key: name for key, name in local_languages(made).items() if key != code}
    for slot in slots(made):
        if code not in OWN:
            _put(slot.words, code, "")
    if not made["languages"]:
        made.pop(FRAMED, None)
    return made


def with_question(
    content: Content, base: Content, code: str, text: Words, options: Sequence[Words]
) -> Content:
    """The content with a further question, or with one worded anew where ``code`` is known; an
    empty code is a new question."""
    made = copy.deepcopy(content)
    extra: list[dict[str, Any]] = made.setdefault("extra", [])
    row = {"code": code or _next_code(extra), "text": dict(text), "options": [*map(dict, options)]}
    places = [place for place, each in enumerate(extra) if each["code"] == code]
    if places:
        extra[places[0]] = row
    else:
        extra.append(row)
    check(made, base)
    return made


def without_question(content: Content, code: str) -> Content:
    """The content without a further question; questions of the law cannot be taken out."""
    if not any(row["code"] == code for row in content.get("extra", ())):
        raise refuse(
            Text("Pertanyaan {code} tidak dapat dihapus", "The question {code} cannot be removed")
            .fill(code=quoted(code)),
            Text("Hanya pertanyaan tambahan yang boleh dihapus; unsur tetap ditanyakan",
                 "Only further questions may be removed; the elements are always asked"),
        )  # fmt: skip
    made = copy.deepcopy(content)
    made["extra"] = [row for row in made["extra"] if row["code"] != code]
    return made


def _next_code(extra: Sequence[Mapping[str, Any]]) -> str:
    """A code that no question of the form had: ``X1``, ``X2``."""
    return f"X{max((int(row['code'][1:]) for row in extra), default=0) + 1}"


def check(content: Content, base: Content) -> None:
    """Refused, with every fault, where a content is not the form of the law in other words."""
    faults = [
        *_of_elements(content, base),
        *_of_words(content),
        *_of_frame(content),
        *_of_extra(content),
    ]
    if faults:
        raise Refused(*faults)


def _of_elements(content: Content, base: Content) -> Iterator[Refusal]:
    labels = labels_of(base)
    asked = {row["code"]: row for row in content.get("scored", ())}
    lawful = {row["code"]: row for row in base["scored"]}
    for code, row in lawful.items():
        label = labels[code]
        if code not in asked:
            yield Refusal(
                _about(Text("{element} tidak ditanyakan", "{element} is not asked"), label),
                Text("Setiap unsur wajib ada; kembalikan pertanyaannya dan ubah kata-katanya saja",
                     "Every element is due; put its question back and change its words only"),
            )  # fmt: skip
        elif asked[code]["element"] != row["element"] or _scores(asked[code]) != _scores(row):
            yield Refusal(
                _about(Text("Nilai pilihan {element} berubah",
                            "The scores of {element} were changed"), label),
                Text("Nilainya tetap {scores}; ubah kata-katanya saja",
                     "They stay {scores}; change the words only")
                .fill(scores=", ".join(_scores(row))),
            )  # fmt: skip
    stranger = [code for code in asked if code not in lawful]
    if stranger or content["instrument"] != base["instrument"]:
        yield Refusal(
            Text("Unsur {codes} tidak ada dalam peraturannya", "The rule has no element {codes}")
            .fill(codes=", ".join(stranger) or content["instrument"]),
            Text("Jadikan pertanyaan tambahan, yang tidak dinilai",
                 "Make it a further question, which is not scored"),
        )  # fmt: skip


def _about(text: Text, element: Text) -> Text:
    """A sentence about an element, which is called differently in each language."""
    return Text(text.id.format(element=element.id), text.en.format(element=element.en))


def _scores(row: Mapping[str, Any]) -> list[str]:
    return [str(option["score"]) for option in row["options"]]


def _of_words(content: Content) -> Iterator[Refusal]:
    """Every place has Indonesian words, and no question two options that read the same."""
    for part in PARTS:
        for row in content.get(part, ()):
            texts = [option.get("label", option) for option in row.get("options", ())]
            if not all(words.get("id") for words in (row["text"], *texts)):
                yield Refusal(
                    Text("{code} belum berkata-kata", "{code} has no words yet").fill(
                        code=row["code"]
                    ),
                    Text("Tulis pertanyaan dan semua pilihannya dalam bahasa Indonesia",
                         "Write the question and all its options in Indonesian"),
                )  # fmt: skip
            elif len({words["id"].casefold() for words in texts}) < len(texts):
                yield Refusal(
                    Text("Dua pilihan {code} sama bunyinya", "Two options of {code} read the same")
                    .fill(code=row["code"]),
                    Text("Bedakan kata-katanya", "Tell them apart"),
                )  # fmt: skip


def _of_frame(content: Content) -> Iterator[Refusal]:
    """A sentence of the page that loses the name of the unit or the rule promises less."""
    for row in content.get(FRAMED, ()):
        for language, words in row["text"].items():
            lost = lost_fields(row["code"], words)
            if lost:
                yield Refusal(
                    Text("Kalimat ini kehilangan {fields}", "The sentence has lost {fields}").fill(
                        fields=", ".join(lost)
                    ),
                    Text("Biarkan yang dalam kurung kurawal; di sana nama unit atau angka muncul",
                         "Keep what is in braces; the name of the unit or a number appears there"),
                    column=f"{FRAMED}/{row['code']}" if language not in OWN else None,
                )  # fmt: skip


def _of_extra(content: Content) -> Iterator[Refusal]:
    extra = content.get("extra", ())
    if len(extra) > MOST_EXTRA:
        yield Refusal(
            Text("Lebih dari {n} pertanyaan tambahan", "More than {n} further questions").fill(
                n=MOST_EXTRA
            ),
            Text("Warga menjawab dalam satu menit: hapus yang kurang perlu",
                 "People answer within a minute: remove what is needed least"),
        )  # fmt: skip
    for row in extra:
        if not 2 <= len(row["options"]) <= MOST_OPTIONS:
            yield Refusal(
                Text("{n} pilihan jawaban", "{n:option|options}").fill(n=len(row["options"])),
                Text("Tulis dua sampai {most} pilihan, satu tiap baris",
                     "Write two to {most} options, one a line").fill(most=MOST_OPTIONS),
                column="options_id",
            )  # fmt: skip


def labels_of(content: Content) -> dict[str, Text]:
    """What each scored question is about, by its code: the element or aspect of the form."""
    form = form_of(content)
    return {each.code: block.label for block in form.blocks for each in block.questions}
