"""How all pictures look: fonts by fallback, light and dark, and on paper always light."""

from __future__ import annotations

__all__ = ["STYLE"]

_FONTS = (
    'system-ui,"Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","PingFang SC","Hiragino Sans GB",'
    '"Microsoft YaHei","WenQuanYi Micro Hei",sans-serif'
)

_SHAPES = f"""
.cl-text{{font-family:{_FONTS};font-size:13px}}
.cl-small{{font-size:11.5px}}
.cl-head{{font-size:15px}}
.cl-bold{{font-weight:700}}
.cl-line{{stroke-width:1.5;fill:none}}
.cl-route{{stroke-width:4;fill:none}}
.cl-faint{{stroke-width:1;fill:none;stroke-dasharray:2 4}}
.cl-box{{stroke-width:1}}
.cl-held{{stroke-width:2}}
.cl-plan{{stroke-width:3}}
.cl-unknown{{stroke-dasharray:5 3}}
.cl-bar{{stroke-width:1.5}}
.cl-train{{stroke-dasharray:4 2}}
"""

_LIGHT = {
    "paper": "fill:#fff",
    "ink": "fill:#15181d",
    "soft": "fill:#434b57",
    "line": "stroke:#4a5568",
    "faint": "stroke:#7a8594",
    "route": "stroke:#9a3b00",
    "tip": "fill:#4a5568",
    "tip-route": "fill:#9a3b00",
    "box": "fill:#f3f5f8;stroke:#4a5568",
    "held": "fill:#e0f1e5;stroke:#1c6b3a",
    "open": "fill:#1c6b3a;stroke:#1c6b3a",
    "maybe": "fill:#fff1e2;stroke:#4a5568",
    "plan": "fill:#fff1e2;stroke:#9a3b00",
    "work": "fill:#b9d3f2;stroke:#24508a",
    "study": "fill:#dccdf3;stroke:#563390",
    "train": "fill:#f7e3a1;stroke:#6d5300",
}

_DARK = {
    "paper": "fill:#14171c",
    "ink": "fill:#f0f2f5",
    "soft": "fill:#bcc5d1",
    "line": "stroke:#a9b4c2",
    "faint": "stroke:#7d8896",
    "route": "stroke:#ffa45c",
    "tip": "fill:#a9b4c2",
    "tip-route": "fill:#ffa45c",
    "box": "fill:#222831;stroke:#a9b4c2",
    "held": "fill:#17382a;stroke:#6fd197",
    "open": "fill:#6fd197;stroke:#6fd197",
    "maybe": "fill:#3d2613;stroke:#a9b4c2",
    "plan": "fill:#3d2613;stroke:#ffa45c",
    "work": "fill:#274a75;stroke:#9cc4f5",
    "study": "fill:#493371;stroke:#cdb5f5",
    "train": "fill:#574608;stroke:#f1d16a",
}


def _rules(colours: dict[str, str]) -> str:
    return "\n".join(f".cl-{name}{{{rule}}}" for name, rule in colours.items())


STYLE = f"{_SHAPES}{_rules(_LIGHT)}\n@media screen and (prefers-color-scheme: dark){{\n{_rules(_DARK)}\n}}\n"
"""The style sheet that every picture carries; its class names start with `cl-`, so that they meet no others."""
