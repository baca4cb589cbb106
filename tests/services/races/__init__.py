"""People at one item in the same moment, within one process and across several."""
