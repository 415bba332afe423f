"""The command line, `certladder`: a thin face on the library. One file for each command.

Everything heavy (pydantic, lark, networkx, rich) is imported inside the functions that need it, so that `--help` and
completion answer at once.
"""
