"""A report as tables: CSV, a workbook, a calendar."""
