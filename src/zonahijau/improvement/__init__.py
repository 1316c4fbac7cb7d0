"""What units promise and do to get better: dated, with a person, kept in sight until it is done."""
