"""Loads all that reading an article needs: once, before a server forks the worker processes."""

from __future__ import annotations

import ctypes
import gc
import signal
import sys

if sys.platform == "linux":  # the server does not look whether its parent lives while it loads
    _END_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
    ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)

from cchc_extract import patterns
from cchc_extract.batch import shard as shard
from cchc_extract.gazetteer import gazetteer
from cchc_extract.view import TextView

for _topic in patterns.topics():
    patterns.load(_topic)
gazetteer()
_ = TextView("Câu một. Câu hai.").sentences

# rules and gazetteer stay for good: the collector need not look at them, which would take a tenth of the time
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
