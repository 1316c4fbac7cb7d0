"""Pages travel compressed over slow lines; files are sent as they are."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressPages(GZipMiddleware):
    """Photos and documents gain nothing, and a streamed file would lose its length and its ranges.

    Django adds random bytes, so that the length of a compressed page betrays no token in it.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Compresses a whole page of text; everything else stays as it is."""
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if response.streaming or not is_page:
            return response
        return super().process_response(request, response)
