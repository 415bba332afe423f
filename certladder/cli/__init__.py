"""The command line, `certladder`: a thin face on the library.

A command is imported when it is called (main.py), so that `--help` and completion answer at once. Texts are messages of
the table `cli` in model/wording; one language is chosen for the help, the answer and the errors of a call. What is
typed wrong is an OptionError, what cannot be read or written a FileError (errors.py); `main` words every error.
"""
