"""The contract of the command line: exit codes, one line for every refusal, help, languages."""

import os
import subprocess
import sys

import pytest

PROGRAM = [sys.executable, "-c", "import sys; from zonahijau.cli import main; sys.exit(main())"]

REFUSED_CALLS = {
    "no command": [],
    "an unknown command": ["clasify", "1"],
    "an unknown option": ["sample-size", "10", "--population"],
    "an unknown option before the command": ["--fast", "sample-size", "10"],
    "an option without its value": ["classify", "--instrument"],
    "a required option that is missing": ["classify", "88"],
    "no value at all": ["sample-size"],
    "an option that takes no value": ["sample-size", "10", "--json=yes"],
    "a language that is not spoken": ["--lang", "fr", "sample-size", "10"],
    "a value that is no choice": [
        *("classify", "--instrument", "ombudsman/2023", "--level", "city", "88"),
    ],
    "an unknown instrument": ["classify", "--instrument", "ombudsman/1999", "88"],
    "half a command": ["instruments"],
    "a negative number of people": ["sample-size", "-5"],
    "a negative total with a decimal comma": [
        *("classify", "--instrument", "ombudsman/2023", "-5,5"),
    ],
    "a file that does not exist": ["ikm", "none.csv"],
    "a folder": ["ikm", "."],
    "an option with nothing in it": ["rollup", "--instrument", "ombudsman/2023", "--units", ""],
}


def run(*words, **environment):
    return subprocess.run(
        [*PROGRAM, *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
        env=os.environ | environment,
    )


@pytest.mark.parametrize("name", REFUSED_CALLS)
def test_a_refusal_is_exit_two_and_exactly_one_line(zonahijau, name):
    call = zonahijau(*REFUSED_CALLS[name])
    assert (call.code, call.out) == (2, "")
    assert call.err.endswith(".\n")


@pytest.mark.parametrize("words", [[], ["--nonsense"], ["ikm", "none.csv"], ["--lang", "en", "x"]])
def test_the_process_itself_keeps_the_contract(words):
    done = run(*words)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["clasify", "1"], "Perintah “clasify” tidak dikenal. Mungkin maksudnya classify."),
        (["sample-size"], "Belum disebut: N. Lihat zonahijau sample-size --help."),
        (["sample-size", "1", "--x"], "Tidak dikenal: --x. Lihat zonahijau sample-size --help."),
        (["sample-size", "-5"], "N: “-5” bukan bilangan bulat mulai 0. "),
        (
            ["instruments", "lst"],
            "Perintah “instruments lst” tidak dikenal. Mungkin maksudnya instruments list.",
        ),
    ],
)
def test_the_line_says_what_is_wrong_and_how_to_mend_it(zonahijau, words, sentence):
    assert zonahijau(*words).err.startswith(sentence)


def test_a_negative_number_is_a_value_and_not_an_option(zonahijau):
    call = zonahijau("classify", "-5", "--instrument", "ombudsman/2023", "--lang", "en")
    assert call.err == "The value -5 is outside the scale of ombudsman/2023. Write 0 to 100.\n"


def test_options_stand_before_between_and_behind_the_values(zonahijau):
    expected = [{"population": 10, "sample": 10}, {"population": 416, "sample": 200}]
    assert zonahijau("--json", "sample-size", "10", "416").json == expected
    assert zonahijau("sample-size", "10", "--json", "416").json == expected
    assert zonahijau("sample-size", "10", "416", "--json").json == expected


def test_the_language_is_the_options_then_the_environments_then_indonesian(zonahijau, monkeypatch):
    assert "Responden" in zonahijau("sample-size", "10").out
    monkeypatch.setenv("ZONAHIJAU_LANG", "en")
    assert "Respondents" in zonahijau("sample-size", "10").out
    assert "Responden" in zonahijau("sample-size", "10", "--lang", "id").out


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("word", ["--help", "-h"])
def test_help_lists_every_command(zonahijau, language, word):
    from zonahijau.cli.commands import COMMANDS

    call = zonahijau(word, "--lang", language)
    assert call.code == 0
    assert all(name in call.out for name in COMMANDS)


def test_help_of_every_command_teaches_with_an_example_and_exit_codes(zonahijau):
    from zonahijau.cli.commands import COMMANDS

    for name in COMMANDS:
        call = zonahijau(*name.split(), "--help", "--lang", "en")
        assert call.code == 0
        assert f"  zonahijau {name}" in call.out.split("Examples:")[1]
        assert "Exit codes:" in call.out


def test_a_closed_pipe_ends_quietly():
    listening, speaking = os.pipe()
    os.close(listening)
    words = [*PROGRAM, "instruments", "list"]
    done = subprocess.run(words, stdout=speaking, stderr=subprocess.PIPE, check=False)
    os.close(speaking)
    assert (done.returncode, done.stderr) == (141, b"")


def test_an_interrupt_ends_quietly(monkeypatch, capsys):
    from zonahijau.cli import entry

    def interrupt(_words):
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "_run", interrupt)
    assert entry.main([]) == 130
    assert capsys.readouterr().err == ""


def test_output_is_utf8_whatever_the_terminal_claims():
    done = run("instruments", "show", "ombudsman/2023", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "─" in done.stdout
