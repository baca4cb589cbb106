"""The database: one transaction per act, one file per noun. SQL and keys live here only."""
