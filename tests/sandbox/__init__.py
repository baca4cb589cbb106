"""The sandbox, tried from outside: over HTTP, by two bot libraries, and in a browser."""
