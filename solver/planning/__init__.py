"""The shortest ways to a certificate."""
