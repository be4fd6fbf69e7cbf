"""A bounded part of ``scripts/fuzz_loader.py``, with the same seed on every run."""

from __future__ import annotations

import importlib.util
from types import ModuleType

import pytest

from tests.conftest import PROJECT


@pytest.fixture(scope="module")
def fuzzer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz_loader", PROJECT / "scripts" / "fuzz_loader.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_mutated_pages_are_read_or_refused(fuzzer: ModuleType) -> None:
    results = fuzzer.fuzz(2_000, 7, fuzzer.seeds())
    assert results.total() == 2_000
    assert results["read"] > 1_000


def test_a_crash_is_seen(fuzzer: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*arguments: object) -> None:
        raise KeyError(arguments)

    monkeypatch.setattr(fuzzer, "load", crash)
    with pytest.raises(fuzzer.Failure, match="KeyError"):
        fuzzer.fuzz(1, 1, fuzzer.seeds())
