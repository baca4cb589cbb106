"""Names and their forms as plain text, and what rebuilds the derived ones."""
