"""A requirement and a person's records -> the days on which it holds."""
