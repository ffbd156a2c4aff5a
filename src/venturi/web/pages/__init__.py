"""What all pages have in common: the frame, the styles, the behaviours, how values are written."""
