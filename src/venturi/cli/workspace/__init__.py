"""The commands of the workspace: serving it, working for it, keeping it."""
