"""Deals: their events, the state these add up to, and the one gate through which both change."""
