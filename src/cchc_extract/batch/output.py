"""The output folder of a run. Files appear under their names only when they are whole."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from cchc_extract import __version__, patterns
from cchc_extract.batch.shard import Failure, ShardResult
from cchc_extract.errors import RunError
from cchc_extract.export import write_tables
from cchc_extract.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from cchc_extract.batch import RunSummary

LIBRARIES = ("pydantic", "regex", "underthesea", "lxml", "pyarrow")


class Output:
    """Writes ``records.jsonl``, ``errors.jsonl``, the tables and ``run.json`` below ``folder``.

    A context manager: everything goes to temporary names and is renamed when the block ends without
    an error, so that a run that breaks leaves what was there before.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files = ExitStack()
        self._pending: dict[Path, Path] = {}
        self._failures: list[Failure] = []

    def __enter__(self) -> Self:
        """Make the folder."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._records: TextIO = self._files.enter_context(
                self._temporary("records.jsonl").open("w", encoding="utf-8", newline="\n")
            )
        except OSError as error:
            raise RunError(f"cannot write to {self.folder}: {error.strerror}") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give every file its name, or remove what was begun."""
        self._files.close()
        if kind is None:
            for temporary, final in self._pending.items():
                temporary.replace(final)
        else:
            for temporary in self._pending:
                temporary.unlink(missing_ok=True)

    def write(self, result: ShardResult) -> None:
        """Add the records of a shard."""
        self._records.writelines(f"{line}\n" for line in result.lines)
        self.write_failures(result.failures)

    def write_failures(self, failures: Iterable[Failure]) -> None:
        """Keep failures for ``errors.jsonl``."""
        self._failures.extend(failures)

    def write_tables(self) -> None:
        """Write ``errors.jsonl`` in path order, and the Parquet tables from the records so far."""
        self._records.flush()
        lines = (json.dumps(failure._asdict(), ensure_ascii=False) for failure in sorted(self._failures))
        self._temporary("errors.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        write_tables(Path(self._records.name), self._temporary)

    def write_run(self, summary: RunSummary) -> None:
        """Write ``run.json``."""
        content = json.dumps(_run_content(summary), ensure_ascii=False, indent=2)
        self._temporary("run.json").write_text(f"{content}\n", encoding="utf-8")

    def _temporary(self, name: str) -> Path:
        path = self.folder / f".{name}.{os.getpid()}.tmp"
        self._pending[path] = self.folder / name
        return path


def _run_content(summary: RunSummary) -> dict[str, object]:
    return {
        "versions": {
            "cchc_extract": __version__,
            "schema": SCHEMA_VERSION,
            "python": platform.python_version(),
            **{library: version(library) for library in LIBRARIES},
        },
        "rules": patterns.fingerprint(),
        "folder": str(summary.folder),
        "started": summary.started.isoformat(timespec="seconds"),
        "seconds": round(summary.seconds, 3),
        "articles_per_second": round(summary.rate, 1),
        "records": summary.records,
        "failed": summary.failed,
        "failures": dict(sorted(summary.failures.items())),
        "ignored_files": summary.ignored,
        "events": dict(sorted(summary.kinds.items())),
        "items": dict(sorted(summary.items.items())),
        "articles_with": dict(sorted(summary.articles_with.items())),
    }
