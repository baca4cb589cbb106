"""The matcher measured on anybody's labelled names: no database, no key, no setting."""
