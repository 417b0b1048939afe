"""How fast it is for the people who use it: seeds a city, serves it as in production, measures it against a bare view.

Everything happens in a data folder of its own (`RPTC_DATA/bench-<clients>`), never in the real one (docs/bench.md).
"""
