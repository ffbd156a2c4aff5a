"""The demo company in a workspace, for trying it out and for tests."""

# Of everybody in the cast: printed on the screen, never in a deployment.
PASSWORD = "venturi-demo"  # pragma: allowlist secret
