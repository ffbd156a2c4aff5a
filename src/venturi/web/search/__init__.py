"""Finding deals, accounts and contacts by what they are called, on a page and in the command palette."""
