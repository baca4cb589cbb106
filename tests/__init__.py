"""The tests: same paths as the code, whole roads in `journeys`, figures in `bench`."""
