"""Am I eligible, what is missing, and what would help?"""
