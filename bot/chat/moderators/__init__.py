"""The moderators' side of the chat: nameless cards, a look that ends, a decision that is kept."""
