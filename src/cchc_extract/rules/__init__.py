"""The rules themselves: where each is written, whether it is sound, and what it found.

`origin` finds a rule by the name that items carry, `check` judges the rule files of ``patterns/``, `stats`
counts the items of a run by rule.
"""
