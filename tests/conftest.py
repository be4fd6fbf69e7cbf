"""Shared places of the tests."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
SAMPLES = PROJECT / "data" / "raw"
GOLD = PROJECT / "tests" / "gold"
SHARED = PROJECT.parent / "shared"
DEV = SHARED / "corpus" / "dev"


@pytest.fixture(scope="session")
def wild(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of unannotated news; the test is skipped where it is not at hand."""
    archive = SHARED / "corpus" / "wild.tar.gz"
    if not archive.is_file():
        pytest.skip("no shared corpus beside the project")
    folder = tmp_path_factory.mktemp("wild")
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder
