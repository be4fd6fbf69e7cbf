"""Loads all that reading an article needs: once, before a server forks the worker processes."""

from __future__ import annotations

from cchc_extract import patterns
from cchc_extract.batch import shard as shard
from cchc_extract.gazetteer import gazetteer
from cchc_extract.view import TextView

for _topic in patterns.topics():
    patterns.load(_topic)
gazetteer()
_ = TextView("Câu một. Câu hai.").sentences
