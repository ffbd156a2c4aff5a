"""What is measured. Tables in, tables out: no files, no clock, no web, no state.

Every metric is an Ibis expression over the tables of `venturi.metrics.tables`; one question, one function, one file.
"""
