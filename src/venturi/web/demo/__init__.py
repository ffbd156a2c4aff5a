"""The demo company in a workspace, for trying it out and for tests."""
