"""The API: the workspace for programs, through the same selectors and the same gate as the pages."""
