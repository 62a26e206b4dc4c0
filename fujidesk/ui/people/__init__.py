"""推進体制: bodies and their members, departments and their reorganisation, training."""
