"""How fast the program is, as ratios: each of its jobs beside the least that the job can take.

`python -m benchmarks --all` measures; `README.md` here says how to read what it prints.
"""
