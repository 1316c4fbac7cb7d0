"""The demonstration: Barito Kuala with its published results, and invented work marked as such."""
