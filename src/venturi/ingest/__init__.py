"""Files and change logs become the tables of `venturi.metrics.tables`, with a verdict for every row."""
