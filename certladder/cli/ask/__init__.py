"""`certladder ask`: the interview on a terminal."""
