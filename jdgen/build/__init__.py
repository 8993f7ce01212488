"""What has to be made, what is still fresh, and the making of it."""
