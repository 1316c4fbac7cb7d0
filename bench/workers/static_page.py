"""Files of a folder and nothing else, by the same server: what a page could cost at the least."""

import os

from whitenoise import WhiteNoise

PAGES = os.environ["STATIC_PAGES"]


def _nothing(_, start_response):
    start_response("404 Not Found", [])
    return [b""]


application = WhiteNoise(_nothing, root=PAGES)
