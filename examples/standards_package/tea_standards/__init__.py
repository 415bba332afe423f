"""The conditions of 茶艺师, for certladder: the texts in this package, and no code."""
