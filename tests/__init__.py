"""The tests. An sdist holds no links, so they are made before certladder is imported from here."""

from pathlib import Path

_ROOT = Path(__file__).parents[1]

for _room in ("model", "solver"):
    if not (_ROOT / "certladder" / _room).exists():
        (_ROOT / "certladder" / _room).symlink_to(Path("..") / _room)
