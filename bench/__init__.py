"""Speed beside other tools: ``python -m bench`` prints one table of ratios, see docs/reference."""
