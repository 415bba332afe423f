"""Which question to ask next, and what an answer changes."""
