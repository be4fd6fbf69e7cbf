"""Makes documents do harm in whatever process reads them: put this folder on PYTHONPATH."""

import ctypes
import os
import time

from cchc_extract.batch import shard

_read = shard.read


def _harmful(article):
    if "POISON-CRASH" in article.text:
        ctypes.string_at(0)
    if "POISON-EXIT" in article.text:
        os._exit(3)
    if "POISON-HANG" in article.text:
        time.sleep(600)
    if "POISON-MEMORY" in article.text:
        bytearray(1 << 30)
    if "POISON-ERROR" in article.text:
        raise RuntimeError("boom")
    return _read(article)


shard.read = _harmful
