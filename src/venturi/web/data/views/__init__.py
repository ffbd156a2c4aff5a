"""The pages of data, one module for each noun."""
