"""The pipeline as a table: filters, saved views, edits of one cell and of many deals, export."""
