"""The forms of the data pages: they read what was typed; whether it may be is for the gate."""
