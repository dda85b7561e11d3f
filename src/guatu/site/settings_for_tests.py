"""Settings of the tests: the same house, in a folder of its own, with quick passwords and work done at once."""

import os
import tempfile

# Of several processes that test side by side each has a folder of its own.
if "GUATU_HOME" not in os.environ or "PYTEST_XDIST_WORKER" in os.environ:
    os.environ["GUATU_HOME"] = tempfile.mkdtemp(prefix="guatu-tests-")

from .settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
