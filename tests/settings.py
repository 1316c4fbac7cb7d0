"""The product's settings for tests: files of their own that vanish, and fast hashing.

Where tests run side by side, each worker process reads this file: it has a folder and a database of
its own, on the one PostgreSQL server that the process which started the workers has started.
"""

import os
import tempfile

from tests import leftovers

_folder = tempfile.mkdtemp(prefix="zonahijau-tests-")
leftovers.swept(_folder)
os.environ["ZONAHIJAU_DATA"] = _folder
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
if os.environ.get("ZONAHIJAU_TEST_DATABASE") == "postgres" and not IS_WORKER:
    from tests import migrated, postgres

    os.environ["ZONAHIJAU_DATABASE"] = postgres.start_migrated(migrated.KEPT)
os.environ.setdefault("ZONAHIJAU_SECRET_KEY", "only for tests, never for an office")

from zonahijau.config.settings import *  # noqa: E402, F403
from zonahijau.config.settings import DATABASES, STORAGES  # noqa: E402

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
COPIES_OF_PAGES = False  # rows that no action wrote would not be seen
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in production, so that several connections meet as they do there.
    DATABASES["default"]["TEST"] = {"NAME": f"{_folder}/test.sqlite3"}
else:
    DATABASES["default"]["TEST"] = {"TEMPLATE": "migrated"}
