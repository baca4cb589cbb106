"""A family that answers, goes back, corrects and sends at random, and a memory of what it said."""
