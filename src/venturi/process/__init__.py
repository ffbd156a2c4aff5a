"""The process as it is defined: what a deal should pass, and whether the definition is any good."""
