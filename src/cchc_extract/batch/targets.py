"""Where the output of a run goes: a folder of this machine, or object storage that gets a copy of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cchc_extract.errors import RunError
from cchc_extract.remote import Place, file_system, is_address, reaching

ACCOUNT = "run.json"
"""Copied last: where it stands, the rest is whole."""


@dataclass(frozen=True, slots=True)
class Target:
    """A run works in ``folder``, on this machine; what it made is copied to ``address``, if there is one."""

    folder: Path
    address: str | None = None

    def check(self) -> None:
        """Raise `RunError` now, before anything is read, where nothing could be copied later."""
        if self.address is None:
            return
        system, root = file_system(self.address)
        bucket = root.partition("/")[0]
        with reaching(self.address):
            if not system.exists(bucket):
                raise RunError(f"{self.address}: there is no {bucket}; make it first")

    def publish(self) -> None:
        """Copy the output to its address, and remove there what an earlier run wrote and this one did not."""
        if self.address is None:
            return
        system, root = file_system(self.address)
        with reaching(self.address):
            made = sorted(_output(self.folder), key=lambda path: path.name == ACCOUNT)
            names = {path.relative_to(self.folder).as_posix() for path in made}
            before = {name.removeprefix(root).lstrip("/") for name in system.find(root)}
            ours = {name.partition("/")[0] for name in _ever_written()}
            stale = [name for name in before - names if name.partition("/")[0] in ours]
            for path in made:
                system.put_file(str(path), f"{root}/{path.relative_to(self.folder).as_posix()}")
            for name in stale:
                system.rm_file(f"{root}/{name}")


def target_at(out: Place, state: Path | None) -> Target:
    """The target at a place; ``state`` is the folder of this machine for a target that is elsewhere."""
    if not is_address(out):
        return Target(Path(out))
    address = str(out).rstrip("/")
    return Target(state or _usual_state(address), address)


def _usual_state(address: str) -> Path:
    from platformdirs import user_state_path

    return user_state_path("cchc-extract") / sha256(address.encode()).hexdigest()[:16]


def _output(folder: Path) -> Iterator[Path]:
    """The files of a finished run, not those that it works with."""
    for path in folder.rglob("*"):
        inside = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            yield path


def _ever_written() -> Iterator[str]:
    """Every name, file or folder, that a run may give what it writes."""
    from cchc_extract.export.columns import SCHEMAS

    yield from ("records.jsonl", "errors.jsonl", "copies.jsonl", ACCOUNT)
    for table in SCHEMAS:
        yield from (table, f"{table}.parquet")
