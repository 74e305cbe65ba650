"""The one settings file: read from the environment, safe when nothing is said.

docs/operate/install.md has a line for every variable, and a test notices when it has not.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from sidelight.config.databases import database
from sidelight.config.editing import *  # noqa: F403  # settings of the editors' program alone
from sidelight.config.editing import EDITING_APPS
from sidelight.config.files import for_our_pages_only
from sidelight.foundation import env
from sidelight.live.this_machine import NotThisMachine, local_address
from sidelight.notices.ways.outlets import PUSH_SERVICES, refuse_unsafe

PACKAGE = Path(__file__).resolve().parent.parent
SIDELIGHT_DATA = env.folder("SIDELIGHT_DATA", PACKAGE.parent / "var" / "site")
SIDELIGHT_DEMO = env.flag("SIDELIGHT_DEMO")
SIDELIGHT_HTTPS = env.flag("SIDELIGHT_HTTPS", default=True)
SIDELIGHT_EXIT_ADDRESS = env.text("SIDELIGHT_EXIT_ADDRESS", "https://www.bbc.co.uk/weather")
SIDELIGHT_LEDGER_KEY = env.required("SIDELIGHT_LEDGER_KEY")
# The first encrypts; the others, after a change of keys, still open what they encrypted.
SIDELIGHT_ENCRYPTION_KEYS = env.required_items("SIDELIGHT_ENCRYPTION_KEY")

SECRET_KEY = env.required("SIDELIGHT_SECRET_KEY")
DEBUG = env.flag("SIDELIGHT_DEBUG")
ALLOWED_HOSTS = env.items("SIDELIGHT_HOSTS")
LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}

# The demo's people have published passphrases: nobody else's machine may ever reach it.
if SIDELIGHT_DEMO and not set(ALLOWED_HOSTS) <= LOOPBACK:
    raise ImproperlyConfigured(
        "The demo answers on this machine only: set SIDELIGHT_HOSTS=localhost"
    )
if DEBUG and not set(ALLOWED_HOSTS) <= LOOPBACK:
    raise ImproperlyConfigured("SIDELIGHT_DEBUG shows words in error pages: this machine only")
if not SIDELIGHT_HTTPS and not set(ALLOWED_HOSTS) <= LOOPBACK:
    raise ImproperlyConfigured("SIDELIGHT_HTTPS=off is for this machine only: young people's words")

# Ways out of the building, for messages (docs/operate/notices.md) ----------------------------
SIDELIGHT_LINK_HOST = env.text("SIDELIGHT_LINK_HOST", next(iter(ALLOWED_HOSTS), "localhost"))
SIDELIGHT_MAIL_URL = env.text("SIDELIGHT_MAIL_URL", "console:" if SIDELIGHT_DEMO else "")
SIDELIGHT_MAIL_FROM = env.text(
    "SIDELIGHT_MAIL_FROM", f"notes@{SIDELIGHT_LINK_HOST.partition(':')[0]}"
)
SIDELIGHT_TEXT_URL = env.text("SIDELIGHT_TEXT_URL", "console:" if SIDELIGHT_DEMO else "")
SIDELIGHT_TEXT_KEY = env.text("SIDELIGHT_TEXT_KEY")
SIDELIGHT_PUSH_KEY = env.text("SIDELIGHT_PUSH_KEY")
SIDELIGHT_PUSH_HOSTS = env.items("SIDELIGHT_PUSH_HOSTS") or PUSH_SERVICES
if ALLOWED_HOSTS and SIDELIGHT_LINK_HOST.partition(":")[0] not in ALLOWED_HOSTS:
    raise ImproperlyConfigured("SIDELIGHT_LINK_HOST must be one of SIDELIGHT_HOSTS")
refuse_unsafe(SIDELIGHT_MAIL_URL, SIDELIGHT_TEXT_URL, only_here=set(ALLOWED_HOSTS) <= LOOPBACK)

INSTALLED_APPS = [
    *EDITING_APPS,  # first, so that guidance can unplug what it does not want of them
    "sidelight.foundation",
    "sidelight.ledger",
    "sidelight.design",
    "sidelight.live",
    "sidelight.notices",
    "sidelight.directory",
    "sidelight.team",
    "sidelight.triage",
    "sidelight.safeguarding",
    "sidelight.journal",
    "sidelight.outcomes",
    "sidelight.review",
    "sidelight.community",
    "sidelight.rooms",
    "sidelight.guidance",
    "sidelight.courses",
    "sidelight.home",
    "sidelight.people",  # the last of ours, so that signing out is the last way to go
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "modelsearch",
]

MIDDLEWARE = [
    # Before the one that refuses a false host name, so that this answer is protected as well.
    "csp.middleware.CSPMiddleware",
    "sidelight.design.middleware.privacy_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sidelight.design.middleware.nobody_asks_for_the_look",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sidelight.people.middleware.leaves_at_once",
    "sidelight.people.middleware.nothing_stays_behind",
    "sidelight.people.middleware.keeps_the_sign_in_alive",
    "sidelight.people.middleware.tells_when_to_come_back",
    "sidelight.design.middleware.no_blank_refusals",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "sidelight.config.urls"
ASGI_APPLICATION = "sidelight.config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sidelight.design.chrome.chrome",
            ],
        },
    },
]


def told(name: str, alias: str) -> str:
    """Return what is said under our name, or under a shorter one that is common on servers.

    The demo does not hear the shorter one: nobody said it to Sidelight, and its people, whose
    passphrases are published, would get into whatever database it names.
    """
    return env.text(name, "" if SIDELIGHT_DEMO else env.text(alias))


DATABASES = {"default": database(told("SIDELIGHT_DATABASE_URL", "DATABASE_URL"), SIDELIGHT_DATA)}

# Wakes the other workers when something new is in the database; nothing is kept there.
SIDELIGHT_VALKEY_URL = told("SIDELIGHT_VALKEY_URL", "VALKEY_URL")
VALKEY_SCHEMES = ("", "valkey", "valkeys", "redis", "rediss", "unix")
if urlsplit(SIDELIGHT_VALKEY_URL).scheme not in VALKEY_SCHEMES:
    raise ImproperlyConfigured("SIDELIGHT_VALKEY_URL must begin with valkey:// or valkeys://")

SIDELIGHT_METRICS = env.text("SIDELIGHT_METRICS")
try:
    if SIDELIGHT_METRICS:
        local_address(SIDELIGHT_METRICS)
except NotThisMachine as problem:
    raise ImproperlyConfigured(
        "SIDELIGHT_METRICS must be on this machine, such as 127.0.0.1:9464"
    ) from problem
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "foundation_remembered",
        "KEY_FUNCTION": "sidelight.foundation.unreadable.cache_key",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

# Sign-in ------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "own_page"
STAFF_REDIRECT_URL = "staff"
LOGOUT_REDIRECT_URL = "front"
ACCOUNT_ADAPTER = "sidelight.people.adapter.NoEmailAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "sign_in_name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_FORMS = {
    "login": "sidelight.people.forms.SignInForm",
    "change_password": "sidelight.people.forms.ChangePassphraseForm",
    "reauthenticate": "sidelight.people.forms.SignInAgainForm",
}
# Signing in and joining are counted by us (people.actions.guarding): by name and address together.
ACCOUNT_RATE_LIMITS = {"login": None, "signup": None, "login_failed": "5/5m/key"}
MFA_ADAPTER = "sidelight.people.second_step.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Too long to be guessed: they stay open while many tries shut one-time codes.
MFA_RECOVERY_CODE_DIGITS = 10
# Codes and passkeys are counted by us (people.actions.codes): a school shares one address.
MFA_RATE_LIMITS = {"webauthn_login": None}
MFA_FORMS = {
    "authenticate": "sidelight.people.second_step.CodeForm",
    "reauthenticate": "sidelight.people.second_step.CodeAgainForm",
    "authenticate_webauthn": "sidelight.people.forms.second_factor.PasskeyForm",
    "reauthenticate_webauthn": "sidelight.people.forms.second_factor.PasskeyAgainForm",
    "login_webauthn": "sidelight.people.forms.second_factor.PasskeySignInForm",
}
SESSION_ENGINE = "sidelight.people.sign_ins"
SESSION_COOKIE_AGE = int(timedelta(hours=2).total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# What a browser is told ---------------------------------------------------------------------
SESSION_COOKIE_NAME = "session"
CSRF_COOKIE_AGE = None  # gone with the browser: nothing of ours stays on a shared device
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SIDELIGHT_HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = SIDELIGHT_HTTPS
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if SIDELIGHT_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SIDELIGHT_HTTPS
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "sidelight.design.views.form_expired"
CSRF_TRUSTED_ORIGINS = env.items("SIDELIGHT_ORIGINS")
if env.flag("SIDELIGHT_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

exit_site = urlsplit(SIDELIGHT_EXIT_ADDRESS)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # Without script, quick exit is a form whose answer leads to the neutral address.
        "form-action": [SELF, f"{exit_site.scheme}://{exit_site.netloc}"],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Words, time, files -------------------------------------------------------------------------
LANGUAGE_CODE, *OTHER_LANGUAGES = env.items("SIDELIGHT_LANGUAGE") or ["en-gb"]
LANGUAGES = [(code, code) for code in (LANGUAGE_CODE, *OTHER_LANGUAGES)]
LOCALE_PATHS = [env.folder("SIDELIGHT_TRANSLATIONS", SIDELIGHT_DATA / "translations")]
TIME_ZONE = env.text("SIDELIGHT_TIME_ZONE", "Europe/London")
USE_TZ = True
STATIC_URL = "static/"
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_ADD_HEADERS_FUNCTION = for_our_pages_only
STATIC_ROOT = SIDELIGHT_DATA / "static"
# What editors bring in. Nobody is served from here but editors, behind their door.
MEDIA_ROOT = SIDELIGHT_DATA / "media"
MEDIA_URL = "editing/files/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000  # a long article has some hundreds
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MODELSEARCH_BACKENDS = {
    # Words as they are written, on both databases: no language's stop words, no stems.
    "default": {"BACKEND": "sidelight.foundation.search", "SEARCH_CONFIG": "simple"}
}
LOGGING_CONFIG = "sidelight.config.logs.configure"
LOGGING = {"level": env.text("SIDELIGHT_LOG", "INFO")}
