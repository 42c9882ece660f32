"""The site's own settings, with a folder of its own and a way to see each error page."""

import os
from pathlib import Path

from peerdir.settings import *  # noqa: F403

ROOT_URLCONF = "tests.browser.urls"
STATIC_ROOT = Path(os.environ["BROWSER_SITE"]) / "static"
