"""Today: what there is to do, across all deals and tasks, ranked."""
