"""What must never happen, tried on purpose: each gate is a command that prints its figures.

`python -m gates NAME` runs one at the size that the tests use, `--long` at the size that is worth
a coffee. `SECURITY.md` says what each of them holds, and what it last found.
"""
