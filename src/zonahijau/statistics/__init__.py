"""Survey arithmetic: IKM, sample sizes, intervals, reliability, change, suppression.

Import from the modules (``zonahijau.statistics.sample``): this file imports none of them, so that a
sample size can be asked for without loading numpy.
"""
