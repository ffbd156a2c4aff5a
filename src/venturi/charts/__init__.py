"""Charts: one specification per picture, made from plain rows; nothing else knows colours.

Every chart is a function `rows, *, width -> altair.Chart`. Words and numbers that stand in a picture come ready in the
rows (a chart rounds nothing), so the same specification serves a page, a sheet of paper and a notebook.
"""
