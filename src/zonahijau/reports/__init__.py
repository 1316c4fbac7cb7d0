"""The views over all: first page, unit page, round report, report card, proof of genuineness."""
