"""Pages from object storage, output into it: as on one machine. The tests run an S3 server of their own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_extract import RunError, load_records, run
from cchc_extract.batch.difference import difference
from cchc_extract.batch.status import status

s3fs = pytest.importorskip("s3fs")
server = pytest.importorskip("moto.server")

TEXT = "Xã Nam Mẫu nhận hồ sơ\nNăm 2023, xã tiếp nhận 1.2{}0 hồ sơ.\n"
OUTPUT = ("records.jsonl", "errors.jsonl", "articles.parquet", "figures.parquet")


@pytest.fixture(scope="module")
def storage() -> Iterator[s3fs.S3FileSystem]:
    started = server.ThreadedMotoServer(port=0, verbose=False)
    started.start()
    host, port = started.get_host_and_port()
    known = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in known.items():
            patch.setenv(name, value)
        s3fs.S3FileSystem.clear_instance_cache()
        yield s3fs.S3FileSystem(use_listings_cache=False)
        s3fs.S3FileSystem.clear_instance_cache()
    started.stop()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    (folder / "trang [1]").mkdir(parents=True)
    for number in range(150):
        (folder / f"{number:04}.txt").write_text(TEXT.format(number % 10), encoding="utf-8")
    (folder / "trang [1]" / "xã*?.txt").write_text(TEXT.format(1), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "photo.jpg").write_bytes(b"no page")
    shutil.make_archive(str(folder / "more"), "zip", folder / "trang [1]")
    return folder


@pytest.fixture
def bucket(storage: s3fs.S3FileSystem, folder: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    name = f"b{abs(hash(request.node.name))}"
    storage.mkdir(name)
    storage.put(f"{folder}/", f"{name}/pages/", recursive=True)
    # a name with signs of a pattern in it is not put by a recursive copy
    storage.put_file(str(folder / "trang [1]" / "xã*?.txt"), f"{name}/pages/trang [1]/xã*?.txt")
    yield f"s3://{name}"
    storage.rm(name, recursive=True)


def held(storage: s3fs.S3FileSystem, address: str) -> dict[str, bytes]:
    return {path.rpartition("/")[2]: storage.cat_file(path) for path in storage.find(address)}


def test_the_output_is_the_same(
    storage: s3fs.S3FileSystem, bucket: str, folder: Path, tmp_path: Path
) -> None:
    here = run(folder, tmp_path / "here", workers=2)
    there = run(f"{bucket}/pages", f"{bucket}/out", workers=2, state=tmp_path / "state")
    assert (there.records, there.failed, there.ignored) == (here.records, here.failed, here.ignored)
    made = held(storage, f"{bucket}/out")
    assert {name: (tmp_path / "here" / name).read_bytes() for name in OUTPUT} == {
        name: made[name] for name in OUTPUT
    }
    assert difference(tmp_path / "here", f"{bucket}/out").same == here.records
    assert len(load_records(f"{bucket}/out").articles) == here.records


def test_a_second_run_reads_what_is_new_and_what_changed(
    storage: s3fs.S3FileSystem, bucket: str, tmp_path: Path
) -> None:
    arguments = {"state": tmp_path / "state", "workers": 1}
    run(f"{bucket}/pages", f"{bucket}/out", **arguments)
    storage.pipe_file(f"{bucket}/pages/0000.txt", TEXT.format(7).encode())
    storage.pipe_file(f"{bucket}/pages/new.txt", TEXT.format(8).encode())
    storage.rm_file(f"{bucket}/pages/0001.txt")
    again = run(f"{bucket}/pages", f"{bucket}/out", **arguments)
    assert (again.read, again.records) == (2, 152)
    assert status(f"{bucket}/out", tmp_path / "state").files == 153


def test_what_an_earlier_run_wrote_otherwise_is_removed_and_nothing_else(
    storage: s3fs.S3FileSystem, bucket: str, tmp_path: Path
) -> None:
    storage.pipe_file(f"{bucket}/out/notes.txt", b"not ours")
    for partition_by in ("year", None):
        run(f"{bucket}/pages", f"{bucket}/out", state=tmp_path / "state", partition_by=partition_by)
    left = held(storage, f"{bucket}/out")
    assert "notes.txt" in left
    assert not storage.exists(f"{bucket}/out/articles")


def test_a_run_that_was_killed_goes_on(
    storage: s3fs.S3FileSystem, bucket: str, folder: Path, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    command = [sys.executable, "-m", "cchc_extract.cli", "run", f"{bucket}/pages", "--out", f"{bucket}/out"]
    command += ["--state", str(state), "--workers", "1", "--quiet"]
    begun = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 30
    while not list(state.glob(".store/part-*.jsonl")) and time.monotonic() < deadline:
        time.sleep(0.005)
    os.kill(begun.pid, signal.SIGKILL)
    begun.wait()
    assert subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 1  # the empty page
    run(folder, tmp_path / "here", workers=1)
    made = held(storage, f"{bucket}/out")
    assert made["records.jsonl"] == (tmp_path / "here" / "records.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("pages", "out", "reason"),
    [
        ("s3://no-such-bucket/pages", "OUT", "there is nothing at s3://no-such-bucket/pages"),
        ("PAGES", "s3://no-such-bucket/out", "there is no no-such-bucket; make it first"),
        ("PAGES/none", "OUT", "there is nothing at"),
        ("odd://bucket/pages", "OUT", "Protocol not known: odd"),
    ],
)
def test_a_place_that_is_not_there(bucket: str, tmp_path: Path, pages: str, out: str, reason: str) -> None:
    pages, out = pages.replace("PAGES", f"{bucket}/pages"), out.replace("OUT", f"{bucket}/out")
    with pytest.raises(RunError, match=reason):
        run(pages, out, state=tmp_path / "state")


def test_a_storage_that_does_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    s3fs.S3FileSystem.clear_instance_cache()
    with pytest.raises(RunError, match=r"cannot be reached: .*check the address, the credentials"):
        run("s3://bucket/pages", tmp_path / "out")
    s3fs.S3FileSystem.clear_instance_cache()


def test_pages_that_are_too_large_are_not_fetched(
    storage: s3fs.S3FileSystem, bucket: str, tmp_path: Path
) -> None:
    from cchc_extract.loading.documents import settings_of

    settings = settings_of(90, None, None, ())
    storage.pipe_file(f"{bucket}/pages/large.txt", TEXT.format(1).encode() * 9)
    summary = run(f"{bucket}/pages", tmp_path / "out", settings=settings)
    assert summary.failures["too_large"] == 1
