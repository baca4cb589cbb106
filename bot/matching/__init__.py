"""Finding the same person under another spelling: names, clues, score, index. For moderators only."""
