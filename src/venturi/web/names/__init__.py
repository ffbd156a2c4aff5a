"""Names, and how they are found whatever their case and their accents."""
