"""What staff fill in about a form in own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from django import forms

from zonahijau.surveys.asking import Content, Words
from zonahijau.surveys.rewording import FRAMED, OWN, Slot, labels_of, local_languages, slots
from zonahijau.web.language import later, said
from zonahijau.wording import Text

BASES: Mapping[str, Text] = {
    "skm": Text("Survei kepuasan (SKM), sembilan unsur", "Satisfaction (SKM), nine elements"),
    "f03.A": Text("PEKPPP F-03 A, layanan tatap muka", "PEKPPP F-03 A, service at a counter"),
    "f03.B": Text("PEKPPP F-03 B, layanan daring", "PEKPPP F-03 B, service online"),
    "perception": Text("Persepsi maladministrasi (kata Satgas, bukan naskah Ombudsman)",
                       "Perception of maladministration (our words, not the Ombudsman's)"),
}  # fmt: skip
"""The forms of the law, by kind and facet."""
PARTS: Mapping[str, Text] = {
    "extra": Text("Pertanyaan tambahan", "Further question"),
    "about": Text("Tentang responden", "About the respondent"),
    "open": Text("Saran", "Suggestion"),
    FRAMED: Text("Kalimat halaman", "Words of the page"),
}


def kind_and_facet(base: str) -> tuple[str, str]:
    """``"f03.B"`` as ``("f03", "B")``."""
    kind, _, facet = base.partition(".")
    return kind, facet


class NewForm(forms.Form):
    """A form to be worded."""

    title = forms.CharField(label=later(Text("Judul", "Title")), max_length=160)
    base = forms.ChoiceField(
        label=later(Text("Disusun dari", "Begun from")),
        widget=forms.RadioSelect,
        initial="skm",
        choices=[(value, later(text)) for value, text in BASES.items()],
    )


class LanguageForm(forms.Form):
    """A local language to be translated into."""

    name = forms.CharField(
        label=later(Text("Nama bahasa", "Name of the language")),
        max_length=60,
        help_text=later(Text("Seperti penuturnya menyebutnya, misalnya Bahasa Banjar",
                             "As its speakers call it, for example Bahasa Banjar")),
    )  # fmt: skip
    code = forms.CharField(
        label=later(Text("Kode bahasa", "Code of the language")),
        max_length=8,
        help_text=later(Text("Dua sampai delapan huruf: bjn Banjar, jv Jawa, su Sunda, bug Bugis",
                             "Two to eight letters: bjn Banjar, jv Javanese, su Sundanese")),
        widget=forms.TextInput({"size": "8", "autocapitalize": "off"}),
    )  # fmt: skip


class WordsForm(forms.Form):
    """Every place for words of a form in one language, question by question."""

    def __init__(self, *args: Any, content: Content, base: Content, language: str, **options: Any):
        super().__init__(*args, **options)
        self.slots = [each for each in slots(content) if each.part != FRAMED or language not in OWN]
        lawful = {slot.name: slot.words for slot in slots(base)}
        self.labels, self.language = labels_of(content), language
        for slot in self.slots:
            self.fields[slot.name] = self._field(slot, lawful.get(slot.name, {}))

    def _field(self, slot: Slot, lawful: Words) -> forms.CharField:
        source = lawful.get(self.language, "") if self.language in OWN else slot.words["id"]
        shown = Text("Bawaan: {words}" if self.language in OWN else "{words}",
                     "As shipped: {words}" if self.language in OWN else "{words}")  # fmt: skip
        return forms.CharField(
            label=later(_called(slot)),
            required=False,
            max_length=slot.longest,
            initial=slot.words.get(self.language, ""),
            help_text=later(shown.fill(words=source)) if source else "",
            widget=forms.TextInput() if slot.place else forms.Textarea({"rows": "2"}),
        )

    @property
    def groups(self) -> Iterator[tuple[str, str, list[Any], bool]]:
        """Heading, Indonesian words, fields of each question, and whether it should stand open."""
        for (part, code), members in groupby(self.slots, lambda each: _group(each)):
            found = list(members)
            fields = [self[slot.name] for slot in found]
            label = self.labels.get(code) if part == "scored" else PARTS[part]
            heading = f"{code} · {said(label)}" if part == "scored" else said(label)
            first = "" if part == FRAMED else found[0].words["id"]
            lacks = any(not slot.words.get(self.language) for slot in found)
            yield heading, first, fields, lacks or any(field.errors for field in fields)

    def words(self) -> dict[str, str]:
        """As the action takes them."""
        return {slot.name: self.cleaned_data[slot.name] for slot in self.slots}


def _group(slot: Slot) -> tuple[str, str]:
    """The words of the page stand together, all others by question."""
    return (slot.part, "" if slot.part == FRAMED else slot.code)


def _called(slot: Slot) -> Text:
    if slot.score:
        return Text("Pilihan bernilai {score}", "Option that scores {score}").fill(score=slot.score)
    if slot.place:
        return Text("Pilihan {place}", "Option {place}").fill(place=slot.place)
    if slot.part == FRAMED:
        return Text("Kalimat", "Sentence")
    return Text("Pertanyaan", "Question")


class QuestionForm(forms.Form):
    """A further question: its words and options in each language of the form."""

    def __init__(self, *args: Any, content: Content, code: str, **options: Any):
        super().__init__(*args, **options)
        row = next((each for each in content.get("extra", ()) if each["code"] == code), None)
        names = {"id": "Bahasa Indonesia", "en": "English", **local_languages(content)}
        self.languages = list(names)
        for language, name in names.items():
            for key, field in _question_fields(row, language, name).items():
                self.fields[f"{key}_{language}"] = field

    def text(self) -> dict[str, str]:
        """The question in the languages that it has words in."""
        said_in = {each: self.cleaned_data[f"text_{each}"].strip() for each in self.languages}
        return {language: text for language, text in said_in.items() if text or language == "id"}

    def options(self) -> list[dict[str, str]]:
        """Its options; those of another language stand in the same order as the Indonesian ones."""
        lines = {each: _lines(self.cleaned_data[f"options_{each}"]) for each in self.languages}
        return [
            {
                language: said_in[place]
                for language, said_in in lines.items()
                if place < len(said_in)
            }
            for place in range(len(lines["id"]))
        ]

    def clean(self) -> dict[str, Any]:
        """As many options in every language in which there are any."""
        data: dict[str, Any] = super().clean() or {}
        count = len(_lines(data.get("options_id", "")))
        for language in self.languages[1:]:
            given = len(_lines(data.get(f"options_{language}", "")))
            if given and given != count:
                self.add_error(f"options_{language}", said(_UNEVEN.fill(n=count)))
        return data


_UNEVEN = Text("Tulis {n} pilihan, sebanyak dalam bahasa Indonesia",
               "Write {n} options, as many as in Indonesian")  # fmt: skip


def _question_fields(
    row: Mapping[str, Any] | None, language: str, name: str
) -> dict[str, forms.CharField]:
    options = [each.get(language, "") for each in row["options"]] if row else []
    return {
        "text": forms.CharField(
            label=later(Text("Pertanyaan ({name})", "Question ({name})").fill(name=name)),
            max_length=300,
            required=language == "id",
            initial=row["text"].get(language, "") if row else "",
        ),
        "options": forms.CharField(
            label=later(Text("Pilihan jawaban ({name}), satu tiap baris",
                             "Options ({name}), one a line").fill(name=name)),
            required=language == "id",
            initial="\n".join(each for each in options if each),
            widget=forms.Textarea({"rows": "4"}),
        ),
    }  # fmt: skip


def _lines(text: str) -> list[str]:
    return [" ".join(line.split())[:120] for line in text.splitlines() if line.strip()]
