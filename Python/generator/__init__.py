"""The generators of models and functions; see ../generate.py."""
