"""Every write of this app: one module for each noun."""
