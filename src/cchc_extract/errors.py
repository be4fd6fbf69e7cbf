"""What can go wrong, each with a message that says what to do."""

from __future__ import annotations


class CchcError(Exception):
    """Base of every error that this package raises on purpose."""


class UnreadableDocument(CchcError):
    """One document cannot be read; ``reason`` is plain English for its owner, ``code`` is for machines."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class RuleError(CchcError):
    """A rule file is broken: the message names the file, the rule and what is wrong."""


class RunError(CchcError):
    """A run cannot be done at all (no such folder, output not writable, …)."""
