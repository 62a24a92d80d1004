"""What every installation shares. `dev`, `test` and `production` add to it."""

import logging
import sys
from importlib import import_module
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.utils.translation import gettext_lazy as _

from baruga.config.environment import Environment

# OpenCV is for the matching engines alone. Willow would load it into every process, a hundred
# megabytes for the recognition of faces that nobody here asks for; it looks for it once, when imported.
if "cv2" not in sys.modules:
    sys.modules["cv2"] = None  # type: ignore[assignment]  # None: not to be found just now
    import_module("willow")
    del sys.modules["cv2"]

ENVIRONMENT = Environment.read()
DATA_DIR = ENVIRONMENT.data_dir
DEMO = ENVIRONMENT.demo
DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key

INSTALLED_APPS = [
    # Ours first: our templates and words win over those of the parts we build on.
    "baruga.portal",
    "baruga.amplification",
    "baruga.hoaxdesk",
    "baruga.newsroom",
    "baruga.work",
    "baruga.network",
    "baruga.accounts",
    "baruga.core",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "baruga.portal.hosts.InstitutionHostMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "baruga.core.middleware.FaultMiddleware",
    "baruga.core.middleware.PolicyMiddleware",
    "baruga.portal.middleware.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "baruga.core.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "baruga.network.middleware.TimeZoneMiddleware",
    "baruga.network.middleware.SecondFactorMiddleware",
    "baruga.newsroom.gate.EditorGate",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "baruga.config.urls"
WSGI_APPLICATION = "baruga.config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "baruga.core.context.site",
            ],
        },
    },
]

DATABASES = {"default": dj_database_url.parse(ENVIRONMENT.database_url, conn_max_age=600)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE takes the write lock when a transaction begins, so a second writer waits
    # instead of failing half-way; WAL lets readers go on meanwhile.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
    }
    # Wagtail's API would load PostgreSQL's driver into every process, nine megabytes, wherever it is
    # installed. None: not to be found.
    sys.modules.setdefault("psycopg", None)  # type: ignore[arg-type]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# `default` is shared by web and worker; `pages` may be private to a process (its entries name
# the generation of the public site they belong to, and that lives in `default`).
if ENVIRONMENT.redis_url:
    _REDIS = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": ENVIRONMENT.redis_url,
    }
    CACHES: dict[str, Any] = {
        "default": _REDIS | {"KEY_PREFIX": "b"},
        "pages": _REDIS | {"KEY_PREFIX": "p"},
    }
else:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": DATA_DIR / "cache",
            "OPTIONS": {"MAX_ENTRIES": 5000},
        },
        "pages": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": "pages",
            "OPTIONS": {"MAX_ENTRIES": 500},
        },
    }

# Sizes of pictures are rows of their own; caching them would push out what must stay.
CACHES["renditions"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}

# `slow` holds what takes minutes; the worker serves it beside the rest (see `baruga worker`).
QUEUES = ["default", "slow"]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": QUEUES}}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
LOCALE_PATHS = [__file__.rsplit("/", 2)[0] + "/locale"]
USE_TZ = True
TIME_ZONE = ENVIRONMENT.time_zone
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
# What people upload is private: originals keep what a camera wrote into them, documents may belong
# to a draft. Views that know who asks hand them out. Only the sizes made of pictures are public.
_PRIVATE = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    # Words, not paths: deleting a picture puts its storage into a task, which JSON has to carry.
    "OPTIONS": {"location": str(DATA_DIR / "originals"), "base_url": "/redaksi/asli/"},
}
STORAGES = {
    "default": _PRIVATE,
    "originals": _PRIVATE,
    "renditions": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(MEDIA_ROOT), "base_url": MEDIA_URL},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long story in the editor has many small fields
FILE_UPLOAD_PERMISSIONS = 0o644
RECORDING_MAX_BYTES = ENVIRONMENT.recording_megabytes * 1024 * 1024

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/akun/masuk/"
LOGIN_REDIRECT_URL = "/meja/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "baruga.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses come by invitation, which proves them
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_CHANGE_EMAIL = True  # a new address counts once it is proven
# allauth's own five failures would come before the lock at AXES_FAILURE_LIMIT.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,30/15m/key"}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # a pending address change must not block a second factor
# A link, not a form: the policy's form-action does not let a form redirect to another host.
SOCIALACCOUNT_LOGIN_ON_GET = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = ENVIRONMENT.site_name
SOCIALACCOUNT_ADAPTER = "baruga.accounts.adapter.SocialAccountAdapter"
SOCIALACCOUNT_PROVIDERS = {}
if ENVIRONMENT.oidc_server:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": "oidc",
                "name": ENVIRONMENT.oidc_name,
                "client_id": ENVIRONMENT.oidc_client,
                "secret": ENVIRONMENT.oidc_secret,
                "settings": {"server_url": ENVIRONMENT.oidc_server},
            }
        ]
    }
SECOND_FACTOR_REQUIRED = not DEMO
AXES_FAILURE_LIMIT = 7
AXES_COOLOFF_TIME = 0.25  # hours
# Behind a web server the caller's address is in X-Forwarded-For, as many steps back as there are servers.
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.proxies
AXES_IPWARE_PROXY_COUNT = ENVIRONMENT.proxies or None
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "account/lockout.html"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_ENGINE = "django.contrib.sessions.backends.db"
CSRF_FAILURE_VIEW = "baruga.core.views.csrf_failure"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the editor shows its preview in a frame
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # which asks for DENY, and with it for no preview
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "media-src": [SELF, "blob:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}
# Wagtail's editor still writes styles and a few scripts into its pages.
EDITOR_POLICY = {"script-src": [SELF, UNSAFE_INLINE], "style-src": [SELF, UNSAFE_INLINE]}

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.mail_from

MAIL_IN_URL = ENVIRONMENT.mail_in_url
API_KEYS = ENVIRONMENT.api_keys
TELEGRAM_TOKEN = ENVIRONMENT.telegram_token
TELEGRAM_SECRET = ENVIRONMENT.telegram_secret
TELEGRAM_API = ENVIRONMENT.telegram_api
WHATSAPP_TOKEN = ENVIRONMENT.whatsapp_token
WHATSAPP_PHONE = ENVIRONMENT.whatsapp_phone
WHATSAPP_SECRET = ENVIRONMENT.whatsapp_secret
WHATSAPP_VERIFY = ENVIRONMENT.whatsapp_verify
WHATSAPP_TEMPLATE = ENVIRONMENT.whatsapp_template
WHATSAPP_API = ENVIRONMENT.whatsapp_api
WAGTAIL_SITE_NAME = ENVIRONMENT.site_name
WAGTAILADMIN_BASE_URL = BASE_URL = ENVIRONMENT.base_url or "http://127.0.0.1:8000"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_I18N_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "baruga.newsroom.actions.release.publish_approved"
WAGTAIL_MODERATION_ENABLED = True
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILADMIN_PERMITTED_LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 5
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["h3", "bold", "italic", "ol", "ul", "link"]},
    }
}
WAGTAILIMAGES_IMAGE_MODEL = "newsroom.Photo"
WAGTAILIMAGES_RENDITION_STORAGE = "renditions"
WAGTAILIMAGES_IMAGE_FORM_BASE = "baruga.newsroom.photo_forms.PhotoForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 80_000_000
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "heic"]
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"webp": "webp", "avif": "webp", "heic": "jpeg"}
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILIMAGES_JPEG_QUALITY = 80
WAGTAILIMAGES_AVIF_QUALITY = 58  # as faithful as the WebP above, an eighth smaller
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "csv", "txt", "svg"]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "baruga.newsroom.document_forms.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "wagtail.search.backends.database",
        "SEARCH_CONFIG": "indonesian",
    }
}
TAGGIT_CASE_INSENSITIVE = True

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "filters": {
        "warnings": {
            "()": "django.utils.log.CallbackFilter",
            "callback": lambda record: record.levelno >= logging.WARNING,
        }
    },
    "loggers": {
        "baruga": {"level": "INFO"},
        # Two lines for each task, whatever level is set: the worker sets its own.
        "django_tasks": {"filters": ["warnings"]},
    },
}
