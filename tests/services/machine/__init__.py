"""Cases under everything that people, time and crashes do to them, at random."""
