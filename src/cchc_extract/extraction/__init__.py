"""Article to mentions: one module a field of the record."""
