"""The settings of the web product. What differs between machines comes from the environment."""

from pathlib import Path

from csp.constants import NONE, SELF

from zonahijau.config import environment, modules

PACKAGE = Path(__file__).resolve().parent.parent

# -- this machine ----------------------------------------------------------------------------------
DATA = environment.folder("DATA", Path("var"))  # database, files, keys: what a backup must hold
KEYS = environment.folder("KEYS", DATA / "keys")  # apart from the database, so that theft needs two
SECRET_KEY = environment.secret("SECRET_KEY", KEYS / "secret.key")
FIELD_KEY_FILE = KEYS / "fields.key"  # encrypts personal data; accounts makes it
DEBUG = environment.flag("DEBUG")
DEMO = environment.flag("DEMO")  # lists the demonstration's accounts on the sign-in page
SECOND_FACTOR = environment.flag("SECOND_FACTOR", default=True)  # asked of those who decide
KEEPERS = environment.words("KEEPERS", "")  # user names that look after the whole installation
ALLOWED_HOSTS = environment.words("HOSTS", "localhost,127.0.0.1,[::1]")
HTTPS = environment.flag("HTTPS")
ADDRESS = environment.text("ADDRESS").rstrip("/")  # https://..., as printed QR codes name us
CSRF_TRUSTED_ORIGINS = [ADDRESS] if ADDRESS else []
DATABASES = {"default": environment.database(environment.text("DATABASE"), DATA)}
MEDIA_ROOT = environment.folder("FILES", DATA / "files")  # never served as it is, only by a view

# -- the product -----------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_cotton",
    "django_htmx",
    "csp",
    *(f"zonahijau.{app}" for app in modules.INSTALLED),
]
if "accounts" in modules.INSTALLED:
    AUTH_USER_MODEL = "accounts.User"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "zonahijau.web.compression.CompressPages",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "zonahijau.web.shared_pages.SharedPages",  # before the first that reads cookies
    "django.contrib.sessions.middleware.SessionMiddleware",
    "zonahijau.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "zonahijau.web.bodies.BodyLimit",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "zonahijau.accounts.middleware.AccountMiddleware",
    "zonahijau.web.gate.GateMiddleware",
]
ROOT_URLCONF = "zonahijau.config.urls"
ROUTES = "zonahijau.config.routes.ROUTES"
NAVIGATION = "zonahijau.config.routes.NAVIGATION"
MODULES = "zonahijau.config.routes.MODULES"
WSGI_APPLICATION = "zonahijau.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["zonahijau.web.templatetags.words"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "zonahijau.web.context.page",
            ],
        },
    }
]

# -- language and time: our own words stand side by side, Django's follow --------------------------
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# -- files that the browser loads ------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = environment.folder("STATIC", DATA / "static")  # filled by collectstatic
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# -- public pages, kept in memory while nothing was recorded since ---------------------------------
CACHES = {
    name: {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": name,
        "OPTIONS": {"MAX_ENTRIES": 300},
    }
    for name in ("default", "pages")
}
COPIES_OF_PAGES = True

# -- sign-in ---------------------------------------------------------------------------------------
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 10}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ("username", "name")}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
if "accounts" in modules.INSTALLED:
    SESSION_ENGINE = "zonahijau.accounts.sessions"  # a session knows whose it is
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
if HTTPS:  # a name that no other host of the same domain can set
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
CSRF_FAILURE_VIEW = "zonahijau.web.errors.stale_form"

# -- what the browser is told to refuse ------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^sehat/$"]  # a monitor on this machine asks without HTTPS
if HTTPS:
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # of the fields of a form; files stream to disk
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

# -- surveys ---------------------------------------------------------------------------------------
SURVEYS_HISTORY_AFTER = environment.number("SURVEYS_HISTORY_AFTER", 365)  # days; 0: never

# -- checks of websites ----------------------------------------------------------------------------
WEBSITES_FETCH = environment.flag("WEBSITES_FETCH", default=not DEMO)  # 0: by hand only
WEBSITES_ALLOW = environment.words("WEBSITES_ALLOW", "")  # inner number:port let through, for tests

# -- mail and log ----------------------------------------------------------------------------------
MAIL_HOST = environment.text("MAIL_HOST")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL_HOST else 'dummy'}.EmailBackend"
EMAIL_HOST = MAIL_HOST or "localhost"
EMAIL_PORT = environment.number("MAIL_PORT", 587)
EMAIL_HOST_USER = environment.text("MAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("MAIL_PASSWORD")
EMAIL_USE_TLS = EMAIL_PORT == 587
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("MAIL_FROM", "zona-hijau@localhost")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "zonahijau.config.logs.WithoutValues",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
