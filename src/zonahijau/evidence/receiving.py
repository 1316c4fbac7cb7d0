"""Uploads on their way in: streamed to the disk, stopped at a limit, never whole in memory."""

import tempfile
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from zonahijau.evidence import storage
from zonahijau.web.bodies import measures_itself

View = Callable[..., HttpResponseBase]


class BoundedHandler(FileUploadHandler):
    """Writes each file to the folder of incoming ones; one above the limit is dropped while the
    rest of the form is still read, so that the person gets a page and not a broken line."""

    def __init__(self, request: HttpRequest, most: int):
        super().__init__(request)
        self.most = most
        self.too_large: list[str] = []

    def new_file(self, *args: Any, **options: Any) -> None:
        """Opens the place for the file that begins."""
        super().new_file(*args, **options)
        folder = storage.new_file().parent
        self.file = tempfile.NamedTemporaryFile(dir=folder)  # noqa: SIM115  closed with its request

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Writes a piece, or drops the file."""
        if start + len(raw_data) > self.most:
            self.file.close()
            self.too_large.append(str(self.file_name))
            raise SkipFile
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[Any]":
        """The file, for the form."""
        self.file.seek(0)
        return UploadedFile(
            file=self.file, name=self.file_name, content_type=self.content_type, size=file_size
        )

    def upload_interrupted(self) -> None:
        """The line broke: nothing stays."""
        if hasattr(self, "file"):
            self.file.close()


def bounded(most: int) -> Callable[[View], View]:
    """For a view that takes files of at most ``most`` bytes each.

    The handler must be set before anything reads the form, the check of its token included; so
    the token is checked inside, and by nobody before.
    """

    def decorate(view: View) -> View:
        protected = csrf_protect(view)

        @csrf_exempt
        @measures_itself
        @wraps(view)
        def receiving(request: HttpRequest, *args: Any, **arguments: Any) -> HttpResponseBase:
            request.upload_handlers = [BoundedHandler(request, most)]
            return protected(request, *args, **arguments)

        return receiving

    return decorate


def too_large(request: HttpRequest) -> list[str]:
    """The names of the files that were dropped because they are above the limit."""
    return [
        name
        for handler in request.upload_handlers
        if isinstance(handler, BoundedHandler)
        for name in handler.too_large
    ]
