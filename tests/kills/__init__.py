"""SIGKILL at every commit and every call of a whole report: nothing is lost, nothing doubled."""
