"""What the exit codes of the program mean. 0: done."""

ISSUES, WRONG_USE, INTERRUPTED = 1, 2, 130
