"""What is printed of surveys besides letters: the poster of a result, the recap of a government."""
