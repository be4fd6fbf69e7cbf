"""What the documentation says is what the program does."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import sys
from pathlib import Path

import pytest

import cchc_extract
from cchc_extract.dictionary import data_dictionary
from tests.conftest import PROJECT

MODULES = sorted(module.name for module in pkgutil.walk_packages(cchc_extract.__path__, "cchc_extract."))
PAGES = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *sorted((PROJECT / "docs").glob("*.md"))]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_in_pages(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    failed, _ = doctest.testfile(str(page), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert failed == 0


def test_the_data_dictionary_is_current() -> None:
    page = (PROJECT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert page == data_dictionary(), "run: cchc-extract dictionary > docs/data-dictionary.md"


def test_the_public_names_are_there() -> None:
    for name in cchc_extract.__all__:
        assert getattr(cchc_extract, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = cchc_extract.nonsense
    assert "cchc_extract" in sys.modules
