"""The command line, `certladder`: a thin face on the library. A command is imported when it is called (main.py)."""
