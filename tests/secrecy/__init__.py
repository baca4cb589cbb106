"""What people told cannot be read off the disk."""
