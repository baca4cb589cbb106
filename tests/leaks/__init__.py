"""Whatever fails, and however loudly it is told: no name, number or token comes out."""
