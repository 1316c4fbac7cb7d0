"""The components, live, with invented contents."""
