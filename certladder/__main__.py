"""`python -m certladder` is the command line."""

from .cli.main import cli

cli(prog_name="certladder")
