"""Win and loss: why deals were lost or won, and which exit criteria tell the one from the other."""
