"""The forms that ship with the program."""

from functools import cache
from pathlib import Path

from zonahijau.lawbook.forms.model import Form
from zonahijau.lawbook.forms.reading import read_form
from zonahijau.lawbook.library import law_folder, shown
from zonahijau.wording import Text, quoted, refuse


def form_files() -> dict[str, Path]:
    """Every form file by its id, in order of the ids."""
    files = sorted((law_folder() / "forms").glob("*/*.yaml"))
    return {f"{path.parent.name}/{path.stem}": path for path in files}


@cache
def load_form(form_id: str) -> Form:
    """The form of an id such as ``panrb/skm-2017``; refuses an id that does not exist."""
    files = form_files()
    if form_id not in files:
        raise refuse(
            Text("formulir {id} tidak ada", "there is no form {id}").fill(id=quoted(form_id)),
            Text("pilih salah satu: {all}", "choose one of: {all}").fill(all=", ".join(files)),
        )
    return read_form(files[form_id], shown(files[form_id]))
