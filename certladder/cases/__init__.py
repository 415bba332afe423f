"""Cases: persons and what the rules should say of them, by the experts who own the rules (`certladder test`)."""
