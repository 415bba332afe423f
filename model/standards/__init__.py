"""The official texts themselves: one file per occupation and edition."""
