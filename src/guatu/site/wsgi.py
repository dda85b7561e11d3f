"""The door for the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guatu.site.settings")
application = get_wsgi_application()
# What is loaded by now stays: the collector need not walk it again (it took 50 ms out of some page's time).
gc.collect()
gc.freeze()
# A page makes some thirty thousand objects: looked at every 700 of them, they took a tenth of its time.
gc.set_threshold(20_000, 20, 20)
