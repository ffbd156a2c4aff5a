"""What the numbers say of the workspace: the library reads a copy of it."""
