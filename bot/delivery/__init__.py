"""What comes in and goes out, exactly as far as that can be promised; knows neither SQL nor Telegram."""
