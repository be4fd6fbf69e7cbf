"""The output folder of a run. Files appear under their names only when all of them are whole."""

from __future__ import annotations

import json
import os
import platform
import shutil
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from cchc_extract import __version__, patterns
from cchc_extract.batch.failure import Failure
from cchc_extract.batch.parts import flush
from cchc_extract.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from cchc_extract.batch import RunSummary

LIBRARIES = ("pydantic", "regex", "underthesea", "lxml", "pyarrow")


class Output:
    """Files of ``folder`` that are written under temporary names.

    A context manager: when the block ends without an error they are flushed to the disk and renamed, so
    that a run that breaks leaves what was there before.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pending: dict[Path, Path] = {}
        self._unwanted: list[Path] = []

    def __enter__(self) -> Self:
        """Nothing is written yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give every file its name, or remove what was begun."""
        if kind is None:
            for temporary in self._pending:
                for path in _files(temporary):
                    with path.open("r+b") as file:
                        flush(file)
            for path in self._unwanted:
                _remove(path)
            for temporary, final in self._pending.items():
                if temporary.is_dir():
                    _remove(final)
                temporary.replace(final)
        else:
            for temporary in self._pending:
                _remove(temporary)

    def file(self, name: str) -> Path:
        """Where to write what will be ``name``, a file or a folder."""
        path = self.folder / f".{name}.{os.getpid()}.tmp"
        self._pending[path] = self.folder / name
        return path

    def remove(self, name: str) -> None:
        """What an earlier run may have left is no part of this output."""
        self._unwanted.append(self.folder / name)

    def write_failures(self, failures: Iterable[Failure]) -> None:
        """Write ``errors.jsonl``."""
        with self.file("errors.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            for failure in failures:
                file.write(json.dumps(failure._asdict(), ensure_ascii=False) + "\n")

    def write_run(self, summary: RunSummary) -> None:
        """Write ``run.json``."""
        content = json.dumps(_run_content(summary), ensure_ascii=False, indent=2)
        self.file("run.json").write_text(f"{content}\n", encoding="utf-8")


def _files(path: Path) -> Iterator[Path]:
    """A file itself, or those of a folder."""
    return filter(Path.is_file, path.rglob("*")) if path.is_dir() else iter([path])


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def fingerprint() -> str:
    """What the records depend on beside the pages: the rules, the program with its models, its libraries."""
    content = {"rules": patterns.fingerprint(), "program": _program(), "versions": _versions()}
    return json.dumps(content, sort_keys=True)


@cache
def _program() -> str:
    """SHA-256 over the files of the package: code, models, gazetteer."""
    package = Path(__file__).parents[1]
    digest = sha256()
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".gz", ".tsv", ".txt"):
            digest.update(path.relative_to(package).as_posix().encode() + b"\0")
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _versions() -> dict[str, str]:
    return {
        "cchc_extract": __version__,
        "schema": SCHEMA_VERSION,
        "python": platform.python_version(),
        **{library: version(library) for library in LIBRARIES},
    }


def _run_content(summary: RunSummary) -> dict[str, object]:
    return {
        "versions": _versions(),
        "rules": patterns.fingerprint(),
        "folder": str(summary.folder),
        "started": summary.started.isoformat(timespec="seconds"),
        "seconds": round(summary.seconds, 3),
        "seconds_by_stage": {stage: round(seconds, 3) for stage, seconds in sorted(summary.stages.items())},
        "documents_read": summary.read,
        "documents_per_second": round(summary.rate, 1),
        "records": summary.records,
        "failed": summary.failed,
        "failures": dict(sorted(summary.failures.items())),
        "ignored_files": summary.ignored,
        "events": dict(sorted(summary.kinds.items())),
        "items": dict(sorted(summary.items.items())),
        "articles_with": dict(sorted(summary.articles_with.items())),
    }
