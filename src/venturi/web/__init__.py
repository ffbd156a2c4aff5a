"""The workspace: a team runs its pipeline in the browser. One Django app for each noun."""
