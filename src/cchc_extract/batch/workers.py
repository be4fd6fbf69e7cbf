"""Worker processes: each reads shards; one that dies costs the document it died of, and nothing else.

A worker says in shared memory which document it is at, and sets the system's alarm for the time that a
document may take: a document that hangs, even inside a library, ends its process. A thread in each worker
ends it when its parent is gone.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from ctypes import Array, c_char
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import NamedTuple, Protocol, Self

from cchc_extract.batch.failure import Failure
from cchc_extract.batch.shard import Shard, ShardRead, read_shard
from cchc_extract.errors import RunError

_SLOT = 4096
"""Bytes for the path of the document that a worker is at."""

_GRACE = 1.5
"""Seconds that a worker has to leave by itself when the run ends."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one document may take: ``seconds`` (0: any time), and ``megabytes`` of its process's memory."""

    seconds: float = 120.0
    megabytes: int = 1_000


class Done(NamedTuple):
    """A shard that was read."""

    shard: Shard
    read: ShardRead


class Died(NamedTuple):
    """A shard whose process died, of the document that the failure names if it is known."""

    shard: Shard
    failure: Failure | None


class Readers(Protocol):
    """Whatever reads shards: processes of this machine, or a cluster."""

    def __enter__(self) -> Self:
        """They are there."""

    def __exit__(self, *_: object) -> None:
        """They are no longer needed."""

    def results(self, next_shard: Callable[[], Shard | None]) -> Iterator[Done | Died]:
        """What became of each shard that ``next_shard`` gives, in the order in which they are done."""


def prepare() -> None:
    """Start the server that forks workers: it loads what they need while this process looks for files."""
    if sys.platform != "win32":
        _context()
        forkserver.ensure_running()


def _context() -> multiprocessing.context.BaseContext:
    """How workers are made: a server that has everything loaded is forked, which takes milliseconds."""
    context = multiprocessing.get_context("forkserver" if sys.platform != "win32" else "spawn")
    context.set_forkserver_preload(["cchc_extract.batch.warm"])
    return context


class Workers:
    """``number`` processes that read shards; a context manager that leaves none of them behind."""

    def __init__(self, number: int, bounds: Bounds) -> None:
        self._context = _context()
        self._bounds = bounds
        self._workers = [_Worker(self._context, bounds) for _ in range(number)]

    def __enter__(self) -> Self:
        """The workers are started already."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all of them."""
        for worker in self._workers:
            worker.leave()
        for worker in self._workers:
            worker.end()

    def results(self, next_shard: Callable[[], Shard | None]) -> Iterator[Done | Died]:
        """What became of each shard that ``next_shard`` gives, in the order in which they are done."""
        idle, busy = list(self._workers), []
        while True:
            while idle and (shard := next_shard()):
                worker = idle.pop()
                worker.give(shard)
                busy.append(worker)
            if not busy:
                return
            for worker in _ready(busy):
                busy.remove(worker)
                result = worker.take()
                if isinstance(result, Died):
                    worker = self._replace(worker)
                idle.append(worker)
                yield result

    def _replace(self, dead: _Worker) -> _Worker:
        fresh = _Worker(self._context, self._bounds)
        self._workers[self._workers.index(dead)] = fresh
        return fresh


class _Worker:
    """One process, and the parent's end of the pipe to it."""

    def __init__(self, context: multiprocessing.context.BaseContext, bounds: Bounds) -> None:
        self.pipe, theirs = context.Pipe()
        self._slot: Array[c_char] = context.RawArray("c", _SLOT)
        self.process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=_work, args=(theirs, self._slot, bounds, dict(os.environ)), daemon=True
        )
        try:
            self.process.start()
        except (EOFError, OSError) as error:
            raise RunError(f"no worker process can be started ({error}): run again to go on") from error
        theirs.close()
        self._shard: Shard | None = None

    def give(self, shard: Shard) -> None:
        """Let it read a shard."""
        self._shard = shard
        with suppress(BrokenPipeError, ConnectionResetError):  # it is dead: `take` says so
            self.pipe.send(shard)

    def take(self) -> Done | Died:
        """What became of its shard; called when there is an answer, or it is dead."""
        assert self._shard is not None
        try:
            answer = self.pipe.recv()
        except (EOFError, ConnectionResetError):
            self.process.join()
            return Died(self._shard, _death(self._slot.value.decode(errors="replace"), self.process.exitcode))
        if isinstance(answer, OSError):
            raise RunError(f"a worker cannot go on: {answer.strerror or answer}") from answer
        return Done(self._shard, answer)

    def leave(self) -> None:
        """Tell it that there is no more."""
        self.pipe.close()
        if self._shard is not None and self.process.is_alive():
            self.process.terminate()

    def end(self) -> None:
        """Wait for it a moment, then end it."""
        self.process.join(_GRACE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def _ready(busy: list[_Worker]) -> list[_Worker]:
    ready = wait([worker.pipe for worker in busy])
    return [worker for worker in busy if worker.pipe in ready]


def _death(path: str, code: int | None) -> Failure | None:
    """What to say of the document at which a process died."""
    if not path:
        return None
    if code == -getattr(signal, "SIGALRM", -1):
        return Failure(path, "process", "timed_out", "reading it took longer than --timeout allows")
    name = signal.Signals(-code).name if code and code < 0 else f"status {code}"
    return Failure(
        path, "process", "crashed", f"the process that read it ended with {name}, each time it was tried"
    )


# --- in the worker ------------------------------------------------------------------------------


def _work(pipe: Connection, slot: Array[c_char], bounds: Bounds, environment: dict[str, str]) -> None:
    os.environ.update(environment)  # the server that forked this process may be older than a key to a storage
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the run, in order
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _bound_memory(bounds.megabytes)

    def begin(path: str) -> None:
        slot.value = path.encode()[: _SLOT - 1]
        _set_alarm(bounds.seconds)

    while (shard := _next(pipe)) is not None:
        answer: ShardRead | OSError
        try:
            answer = read_shard(shard, begin)
        except OSError as error:  # the store: the disk is full, the folder is gone
            answer = error
        _set_alarm(0)
        slot.value = b""
        pipe.send(answer)


def _next(pipe: Connection) -> Shard | None:
    try:
        shard: Shard = pipe.recv()
    except (EOFError, OSError):
        return None
    return shard


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _set_alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _bound_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    limit = megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_DATA, (limit if hard < 0 else min(limit, hard), hard))
