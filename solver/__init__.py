"""What follows from rules and facts: eligibility, plans and explanations."""

if __name__ != "certladder.solver":
    raise ImportError(f"import certladder.solver, not {__name__}: a second copy of every class would not compare equal")
