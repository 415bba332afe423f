"""A sentence -> the requirements it states."""
