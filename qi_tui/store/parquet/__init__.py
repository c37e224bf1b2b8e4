"""Answers written down as a Parquet dataset, for engines that count where one laptop ends."""
