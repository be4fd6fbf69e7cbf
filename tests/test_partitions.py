"""Tables by year or province hold the rows of the whole ones, whoever reads them."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import polars
import pytest

from cchc_extract import RunError, load_records, run

PAGES = {
    "a.txt": "Xã Nam Mẫu nhận hồ sơ\n(Ngày 05/4/2023)\nXã Nam Mẫu, huyện Ba Bể, tỉnh Bắc Kạn nhận 12 hồ sơ.",
    "b.txt": "Xã Vô Tranh nhận hồ sơ\n(Ngày 06/4/2024)\nHuyện Phú Lương, tỉnh Thái Nguyên nhận 31 hồ sơ.",
    "c.txt": "Xã Cổ Lũng nhận hồ sơ\n(Ngày 07/4/2024)\nHuyện Phú Lương, tỉnh Thái Nguyên nhận 8 hồ sơ, trả 7 hồ sơ.",
    "d.txt": "Đoàn kiểm tra làm việc\nNăm nay, nơi này nhận 9 hồ sơ và trả hết.",
}
YEARS = {"article_year=2023", "article_year=2024", "article_year=__HIVE_DEFAULT_PARTITION__"}
PROVINCES = {
    "article_province=tỉnh Bắc Kạn",
    "article_province=tỉnh Thái Nguyên",
    "article_province=__HIVE_DEFAULT_PARTITION__",
}


def in_duckdb(query: str) -> list[float]:
    """The values of a query, in order; DuckDB in a process of its own, for it complains when one ends."""
    script = "import duckdb, sys; print(sorted(value for (value,) in duckdb.sql(sys.argv[1]).fetchall()))"
    done = subprocess.run([sys.executable, "-c", script, query], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("whole")
    run(folder, out)
    return out


@pytest.mark.parametrize(("key", "parts"), [("year", YEARS), ("province", PROVINCES)])
def test_every_reader_finds_the_rows_of_the_whole_tables(
    folder: Path, whole: Path, tmp_path: Path, key: str, parts: set[str]
) -> None:
    run(folder, tmp_path, partition_by=key)
    assert {path.name for path in (tmp_path / "articles").iterdir()} == parts
    assert not (tmp_path / "articles.parquet").exists()
    expected = load_records(whole)
    found = load_records(tmp_path)
    order = ["record_id", "index"]
    for table in ("figures", "units"):
        one, other = (
            getattr(tables, table).sort_values(order, ignore_index=True) for tables in (expected, found)
        )
        pd.testing.assert_frame_equal(one, other)
    values = sorted(expected.figures["value"])
    pattern = f"{tmp_path}/figures/**/*.parquet"
    assert sorted(polars.scan_parquet(pattern, hive_partitioning=True).collect()["value"]) == values
    assert in_duckdb(f"select value from read_parquet('{pattern}', hive_partitioning = true)") == values


def test_a_condition_on_the_partition_opens_no_other(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path, partition_by="year")
    for path in tmp_path.glob("*/article_year=2023/*.parquet"):
        path.write_bytes(b"never opened")
    tables = load_records(tmp_path, where=[("article_year", "==", 2024)])
    assert sorted(tables.figures["value"]) == [7, 8, 31]
    assert set(tables.articles["published_on"].dt.date) == {date(2024, 4, 6), date(2024, 4, 7)}


@pytest.mark.parametrize("key", ["year", "province"])
def test_a_condition_on_what_is_no_partition(whole: Path, key: str) -> None:
    with pytest.raises(RunError, match=f"not partitioned by article_{key}: run with --partition-by {key}"):
        load_records(whole, where=[(f"article_{key}", "==", 2024)])


def test_the_layout_follows_the_last_run(folder: Path, whole: Path, tmp_path: Path) -> None:
    for key in ("year", "province", None):
        run(folder, tmp_path, partition_by=key)
    assert not (tmp_path / "articles").exists()
    assert (tmp_path / "figures.parquet").read_bytes() == (whole / "figures.parquet").read_bytes()


def test_workers_make_no_difference(folder: Path, tmp_path: Path) -> None:
    made = []
    for workers in (1, 2):
        out = tmp_path / str(workers)
        run(folder, out, workers=workers, partition_by="province")
        made.append({path.relative_to(out): path.read_bytes() for path in out.glob("*/*/*.parquet")})
    assert made[0] == made[1]
