"""What people do here, as verbs: each opens, asks the domain, and returns a value."""
