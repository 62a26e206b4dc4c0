"""The manual in the program: its pages, which of them goes with what, and the window that shows them."""
