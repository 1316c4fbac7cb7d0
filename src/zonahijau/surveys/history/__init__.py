"""Past answers as Parquet files, and their indices for any number of units in one expression.

Never imports Django: the same expression runs in the program, on a cluster and in a notebook.
"""
