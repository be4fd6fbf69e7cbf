"""The same shards on a Dask cluster: its workers read the pages, which all must see, and send back the parts.

A worker that dies is replaced by Dask and its shard read again. A shard that kills worker after worker is
read file by file, so that only the file that does it is lost. What one document may take is not bounded
here: see `cchc_extract.batch.workers` for one machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, Self

from cchc_extract.batch.failure import Failure, printable
from cchc_extract.batch.parts import keep_part, records_path, rows_path
from cchc_extract.batch.shard import Shard, ShardRead, read_shard
from cchc_extract.batch.workers import Died, Done
from cchc_extract.errors import RunError

_AHEAD = 2
"""Shards given to the cluster, a core: one is read while the next is on its way."""

_WAIT = "20s"
"""How long a scheduler may take to answer."""


class Cluster:
    """The workers of the Dask scheduler at ``address``; a context manager that leaves them running."""

    def __init__(self, address: str) -> None:
        try:
            distributed = import_module("distributed")
        except ImportError:
            raise RunError('--scheduler needs Dask: pip install "cchc-extract[dask]"') from None
        try:
            self._client = distributed.Client(address, timeout=_WAIT, set_as_default=False)
        except OSError as error:
            raise RunError(f"no Dask scheduler answers at {address}: {error}") from error
        self._executor: Executor = self._client.get_executor(pure=False)

    def __enter__(self) -> Self:
        """Connected already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the cluster; what it was given and has not done is taken back."""
        self._client.close()

    def results(self, next_shard: Callable[[], Shard | None]) -> Iterator[Done | Died]:
        """What became of each shard that ``next_shard`` gives, in the order in which they are done."""
        given: dict[Future[Sent], Shard] = {}
        while True:
            room = max(1, sum(self._client.ncores().values())) * _AHEAD
            while len(given) < room and (shard := next_shard()):
                given[self._executor.submit(read_alone, shard)] = shard
            if not given:
                return
            for future in wait(given, return_when=FIRST_COMPLETED).done:
                yield _outcome(given.pop(future), future)


class Sent(NamedTuple):
    """What a worker sends back: what each file gave, and the two files of the part."""

    read: ShardRead
    records: bytes
    rows: bytes


def read_alone(shard: Shard) -> Sent:
    """Read a shard in whatever process this is; nothing is left on its machine."""
    with TemporaryDirectory(prefix="cchc-extract-") as folder:
        store = Path(folder)
        read = read_shard(replace(shard, store=store), lambda path: None)  # noqa: ARG005 - nobody watches
        parts = (path_of(store, shard.number).read_bytes() for path_of in (records_path, rows_path))
        return Sent(read, *parts)


def _outcome(shard: Shard, future: Future[Sent]) -> Done | Died:
    error = future.exception()
    if error is None:
        sent = future.result()
        keep_part(shard.store, shard.number, sent.records, sent.rows)
        return Done(shard, sent.read)
    if isinstance(error, OSError):
        raise RunError(f"a worker cannot read or has no room to write: {error}") from error
    if len(shard.paths) > 1:
        return Died(shard, None)
    reason = f"it ended worker after worker of the cluster: {type(error).__name__}"
    return Died(shard, Failure(printable(shard.paths[0]), "process", "crashed", reason))
