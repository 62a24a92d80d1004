"""The tests: fast hashing, mail in memory, tasks at once, files in a folder of their own."""

import atexit
import os
import shutil
import tempfile

os.environ["BARUGA_DATA_DIR"] = tempfile.mkdtemp(prefix="baruga-test-")

from baruga.config.settings.base import *  # noqa: F403  after the folder is chosen
from baruga.config.settings.base import DATA_DIR, DATABASES, LOGGING, QUEUES, STORAGES

DEVELOPMENT = True
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend",
        "QUEUES": QUEUES,
    }
}
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "default"},
    "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
SECOND_FACTOR_REQUIRED = False
AXES_ENABLED = False
TIME_ZONE = "Asia/Makassar"
LOGGING["loggers"]["django_tasks"] = {"level": "WARNING"}  # every task runs at once here
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: the browser tests' server thread must see the same database.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "tests.sqlite3")}
atexit.register(shutil.rmtree, DATA_DIR, ignore_errors=True)
