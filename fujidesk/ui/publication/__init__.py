"""What is put on the city's website, asked for by the menu."""
