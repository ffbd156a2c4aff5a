"""How the workspace is put together: environment, settings, URLs."""
