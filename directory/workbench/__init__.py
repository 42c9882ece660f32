"""Tools for whoever works on the product: benchmark, made-up projects, comparing two commits.

May import anything; nothing imports it but the commands of the same names. Begin with bench/inside.py,
made_up/make.py or golden_net/compare.py.
"""
