"""What goes into the offline kit as it is."""
