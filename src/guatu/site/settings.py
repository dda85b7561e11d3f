"""Settings: everything an installation decides comes from a few variables of the environment.

GUATU_HOME      the folder of all data (default: var/ in the current folder)
GUATU_DATABASE  a URL, postgresql://user:password@host:port/name; absent: SQLite in GUATU_HOME
GUATU_HOSTS     the names under which the machine is reached, with commas (default: this machine alone)
GUATU_VAULT_DAYS  how many days after closing contact data is deleted (default: 30)
GUATU_OUTBOX    a folder into which reminders are put as files, for a relay to take away (default: none)
GUATU_MAIL      the office's mail server, smtp://user:password@host:port/domain (smtps: or smtp+tls:); an account's address
                is its name at that domain (default: none)
GUATU_ADDRESS   how this machine is reached in the intranet, http://10.0.0.8:8000, for links in what is sent
GUATU_TODAY     a day, for the demo and for tests only (guatu.site.clock reads it)
GUATU_DEMO      "1" only in the process that ``guatu demo`` starts
"""

import os
import secrets
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

HOME = Path(os.environ.get("GUATU_HOME", "var")).resolve()
DEMO = os.environ.get("GUATU_DEMO") == "1"
DEBUG = False


def secret_key(home: Path) -> str:
    """Return the installation's own key, made at the first start and readable by its owner alone."""
    path = home / "secret.key"
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            pass
        else:
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_urlsafe(50))
    return path.read_text()


def database(url: str | None, home: Path) -> dict[str, object]:
    """Return Django's entry for the database: SQLite in the folder of data, or the PostgreSQL of the URL."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home / "guatu.sqlite3",
            "OPTIONS": {
                # IMMEDIATE: two writers wait instead of failing. FULL: a power cut loses no acknowledged write.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=134217728;"
                    "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000;"
                ),
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "GUATU_DATABASE 看不懂：应写成 postgresql://用户:口令@主机:端口/库名；不设这个变量则使用 SQLite。"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
    }


def mail_server(url: str | None) -> SplitResult | None:
    """Return the mail server that the URL names, its path the domain of the addresses; None where there is none."""
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps", "smtp+tls"} or not parts.hostname or not parts.path.strip("/"):
        raise ImproperlyConfigured("GUATU_MAIL 看不懂：应写成 smtp://账号:口令@邮件服务器:端口/邮箱域名；不发邮件则不设这个变量。")
    return parts


SECRET_KEY = secret_key(HOME)
DATABASES = {"default": database(os.environ.get("GUATU_DATABASE"), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ALLOWED_HOSTS = [name.strip() for name in os.environ.get("GUATU_HOSTS", "127.0.0.1,localhost,[::1]").split(",")]
ROOT_URLCONF = "guatu.site.urls"
WSGI_APPLICATION = "guatu.site.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "guatu.records.paper",
    "guatu.records.trail",
    "guatu.records.offices",
    "guatu.records.almanac",
    "guatu.records.documents",
    "guatu.records.evidence",
    "guatu.records.vault",
    "guatu.work.ledger",
    "guatu.work.intake",
    "guatu.work.verification",
    "guatu.publications.chart",
    "guatu.publications.reminders",
    "guatu.site.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "guatu.site.clock.HandDownTheClock",
    "guatu.records.offices.acting.HandDownTheActor",
    "guatu.site.desk.sessions.EndSessions",
    "guatu.site.doors.KeepTheDoors",
    "guatu.site.desk.passwords.FirstChangeThePassword",
    "guatu.site.safety.NothingFromOutside",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "guatu.site.desk.menu.menu",
            ],
            "builtins": ["guatu.records.paper.templatetags.words"],
        },
    }
]

AUTH_USER_MODEL = "offices.User"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"guatu.site.desk.passwords.{name}"} for name in ("NotTheName", "NotCommon", "NotOnlyDigits", "LongEnough")
]

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True  # Django's own words (form errors, dates) in Chinese; ours are written inline.

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True  # served from the packages: nothing to collect, nothing to forget
WHITENOISE_MAX_AGE = 3600

# Uploads: one file a request; what is larger is cut off while it comes in, not after.
LARGEST_PAPER = 20 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "guatu.records.documents.uploads.CutOffHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o600
# A paper stays in memory until it is known to bear no secrecy mark: nothing of it touches a disk before.
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST_PAPER
DATA_UPLOAD_MAX_MEMORY_SIZE = LARGEST_PAPER + 1024 * 1024

# Of each process, in its memory: what is kept until the next link of the chain (records/trail/kept.py).
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 2000}},
    "large": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "large", "OPTIONS": {"MAX_ENTRIES": 200}},
}

# So long after its line is closed how to reach somebody is kept, for a question about the answer; then it is deleted (I7).
VAULT_DAYS = int(os.environ.get("GUATU_VAULT_DAYS", "30"))

# What leaves the machine (guatu.publications.reminders.ways): nothing, unless somebody has said where to.
OUTBOX_FOLDER = os.environ.get("GUATU_OUTBOX", "")
ADDRESS = os.environ.get("GUATU_ADDRESS", "").rstrip("/")
MAIL = mail_server(os.environ.get("GUATU_MAIL"))
MAIL_DOMAIN: str = MAIL.path.strip("/") if MAIL else ""
EMAIL_TIMEOUT = 10  # seconds: the tick waits for nobody longer
if MAIL:
    DEFAULT_FROM_EMAIL = f"guatu@{MAIL_DOMAIN}"
    EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL.scheme == "smtps", MAIL.scheme == "smtp+tls"
    EMAIL_HOST, EMAIL_PORT = MAIL.hostname, MAIL.port or (465 if EMAIL_USE_SSL else 25)
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(MAIL.username or ""), unquote(MAIL.password or "")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "guatu_demo" if DEMO else "guatu"
CSRF_COOKIE_NAME = SESSION_COOKIE_NAME + "_csrf"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SILENCED_SYSTEM_CHECKS: list[str] = []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "errors": {"class": "logging.StreamHandler", "formatter": "line", "level": "ERROR"},
    },
    # The worker tells of every start and job; what matters is what has failed.
    "loggers": {name: {"handlers": ["errors"], "propagate": False} for name in ("django_tasks", "django_tasks_db")},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
