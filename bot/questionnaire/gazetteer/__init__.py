"""The towns and villages of Ukraine, by the names that people give them."""
