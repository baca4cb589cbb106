"""A local Telegram: the Bot API over HTTP, people to play, faults on demand, and two phones on a page."""
