"""What the house carries: measured, never asserted. Run by name, not by pytest (`python -m tests.bench.road`)."""
