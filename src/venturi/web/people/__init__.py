"""People on our side, their teams, and what each may see."""
