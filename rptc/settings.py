"""One settings file. Everything that differs between machines comes from the environment and fails loudly.

RPTC_ENV is `demo` (default: own keys in RPTC_DATA, http on 127.0.0.1) or `production` (every secret must be given).
"""

import os
import sys
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from rptc.lib import keys, mail
from rptc.pg import Server

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
DATA_DIR = Path(env("RPTC_DATA", default=str(BASE_DIR / ".data"))).resolve()
PRODUCTION = env("RPTC_ENV", default="demo") == "production"
TESTING = "pytest" in sys.modules
DEBUG = env.bool("DEBUG", default=False)

# Secrets. FIELD_KEYS: newest first, "version:base64"; they seal NIK, drafts and the outbox (rptc.lib.crypto).
SECRETS = keys.from_environment(env, DATA_DIR, production=PRODUCTION, testing=TESTING)
SECRET_KEY = SECRETS.django
FIELD_KEYS = SECRETS.field_keys
INDEX_KEYS = SECRETS.index_keys
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=[] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]", "testserver"]
)
if PRODUCTION and not (ALLOWED_HOSTS and env("DATABASE_URL", default="")):
    raise ImproperlyConfigured("Production needs ALLOWED_HOSTS and DATABASE_URL.")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = env("SITE_URL", default=f"http://127.0.0.1:{env('PORT', default='8000')}")

# Two database roles (docs/decisions/0002): `default` is the application; as_owner() swaps in DATABASE_OWNER.
PG = (
    None
    if env("DATABASE_URL", default="")
    else Server(DATA_DIR / ("pgtest" if TESTING else "pg"), test=TESTING)
)
if PG:
    DATABASES = {"default": {"ENGINE": "rptc.pg", "NAME": "rptc", "USER": "rptc_app", "HOST": str(PG.socket)}}
    DATABASE_OWNER = {"USER": "rptc_owner"}
else:
    DATABASES = {"default": env.db("DATABASE_URL")}
    owner = env.db("DATABASE_OWNER_URL") if env("DATABASE_OWNER_URL", default="") else {}
    DATABASE_OWNER = {k: owner[k] for k in ("USER", "PASSWORD", "HOST", "PORT") if k in owner}
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "rptc",  # first: its migrate and flush commands shadow Django's
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "axes",
    "rules",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "django_htmx",
    "django_fsm",
    "js_lib_bootstrap5",
    "phonenumber_field",
    "rptc.audit",
    "rptc.notices",
    "rptc.clock",
    "rptc.files",
    "rptc.places",
    "rptc.sop",
    "rptc.accounts",
    "rptc.ui",
    "rptc.letters",
    "clients",
    "partners",
    "referrals",
    "feedback",
    "rptc.reports",
    "rptc.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "rptc.middleware.Headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "rptc.ui.language.Language",
    "django.middleware.common.CommonMiddleware",
    "rptc.middleware.Readable",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "rptc.accounts.middleware.Session",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
if TESTING:  # an N+1 raises
    INSTALLED_APPS.append("zeal")
    MIDDLEWARE.insert(0, "zeal.middleware.zeal_middleware")
ROOT_URLCONF = "rptc.urls"
WSGI_APPLICATION = "rptc.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rptc.ui.context.frame",
            ],
        },
    }
]

# Accounts
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "rptc.accounts.backends.SignIn",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
if TESTING:  # the slow hasher is Django's to test
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ACCOUNT_FORMS = {
    "login": "rptc.ui.account_forms.SignIn",
    "change_password": "rptc.ui.account_forms.ChangePassword",
}
ACCOUNT_ADAPTER = "rptc.accounts.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {"login_failed": "10/5m/key"}
AXES_HANDLER = "axes.handlers.database.AxesDatabaseHandler"
AXES_USERNAME_CALLABLE = "rptc.accounts.adapter.axes_username"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 12 * 3600  # a shift; the quiet half hour is rptc.accounts.middleware
MESSAGE_STORAGE = (
    "django.contrib.messages.storage.session.SessionStorage"  # a cookie would keep a client's name
)
SESSION_IDLE_MINUTES = env.int("SESSION_IDLE_MINUTES", default=30)

# Language and time
FORM_RENDERER = "rptc.ui.renderer.Renderer"
LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["rptc.formats"]
TIME_ZONE = "Asia/Makassar"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# Files: static is public and hashed; stored files are private and served by views
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder", "rptc.lib.vendor.Finder"]
FILES_DIR = DATA_DIR / ("testfiles" if TESTING else "files")
FILES_ARE_PRIVATE = {
    "location": str(FILES_DIR),
    "file_permissions_mode": 0o600,
    "directory_permissions_mode": 0o700,
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": FILES_ARE_PRIVATE},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING or DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Protection
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap's select arrow is a data image
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION and env.bool("SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31536000 if PRODUCTION else 0
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
)
CSRF_FAILURE_VIEW = "rptc.errors.csrf_failure"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
PHONENUMBER_DEFAULT_REGION = "ID"
PHONENUMBER_DB_FORMAT = "E164"

# Mail: EMAIL_URL and DEFAULT_FROM_EMAIL; EMAIL_HOST is "" without a server (docs/messages.md)
vars().update(mail.from_environment(env, production=PRODUCTION, site_url=SITE_URL))

# The unit itself: printed on public pages and letters, changed without touching code
UNIT_PHONE = env("UNIT_PHONE", default="0411-000000")
UNIT_NAME = env("UNIT_NAME", default="UPT Rumah Perlindungan dan Trauma Center")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"addresses": {"()": "rptc.lib.logs.MaskAddresses"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["addresses"]}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
