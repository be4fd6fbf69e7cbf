"""Running shards, in this process or in several, with results in the order of the shards."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from cchc_extract.batch.shard import ShardResult, read_shard
from cchc_extract.errors import RunError

SHARD_SIZE = 64
"""Articles a shard: enough to make its overhead small, few enough that progress moves."""

_AHEAD = 3
"""Shards under way or waiting, a worker: bounds what is held in memory."""


def split(paths: Sequence[str]) -> list[Sequence[str]]:
    """The shards of a list of paths, in order."""
    return [paths[start : start + SHARD_SIZE] for start in range(0, len(paths), SHARD_SIZE)]


def results(folder: Path, shards: Sequence[Sequence[str]], workers: int) -> Iterator[ShardResult]:
    """The result of each shard, in order, read by ``workers`` processes (1: by this one)."""
    if workers == 1:
        for shard in shards:
            yield read_shard(folder, shard)
        return
    yield from _in_processes(folder, shards, workers)


def _in_processes(folder: Path, shards: Sequence[Sequence[str]], workers: int) -> Iterator[ShardResult]:
    waiting = deque(shards)
    running: deque[Future[ShardResult]] = deque()
    # spawn: the same on every system, and no lock of the parent is inherited held
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        try:
            while waiting or running:
                while waiting and len(running) < _AHEAD * workers:
                    running.append(pool.submit(read_shard, folder, waiting.popleft()))
                yield running.popleft().result()
        except BrokenProcessPool:
            raise RunError(
                "a worker process died (out of memory, or killed): --workers 1 shows at which file"
            ) from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
