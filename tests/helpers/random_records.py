"""What random persons start from: what the clauses ask for, and the diplomas that meet it or nearly do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Blueprint:
    """What a person has been up to: the facts that one kind of clause asks for.

    `certificate` is a level, or 0 for a pre-technician certificate; `years` are worked, or held where nothing
    is worked.
    """

    certificate: int | None = None
    years: int = 0
    education: str | None = None
    training: int | None = None


TRADE_BLUEPRINTS = (
    Blueprint(certificate=5, years=4),
    Blueprint(years=6),
    Blueprint(education="technical"),
    Blueprint(education="approved for 4"),
    Blueprint(certificate=4, years=5),
    Blueprint(certificate=4, education="senior technical"),
    Blueprint(certificate=4, education="approved for 3"),
    Blueprint(certificate=4, years=2, education="associate"),
    Blueprint(certificate=3, years=4),
    Blueprint(certificate=3, years=3, education="senior technical"),
    Blueprint(certificate=0, years=2, education="senior technical"),
    Blueprint(certificate=2, years=4),
)
CHEMIST_BLUEPRINTS = (
    Blueprint(certificate=5, years=3, training=4),
    Blueprint(certificate=5, years=4),
    Blueprint(years=5),
    Blueprint(education="approved for 4"),
    Blueprint(certificate=4, years=3, training=3),
    Blueprint(certificate=4, years=5),
    Blueprint(education="approved for 3"),
    Blueprint(certificate=4, years=2, education="associate"),
    Blueprint(certificate=3, years=5, training=2),
    Blueprint(certificate=3, years=6),
    Blueprint(certificate=3, years=2, education="senior technical"),
    Blueprint(certificate=3, years=2, education="associate"),
    Blueprint(certificate=3, years=1, education="bachelor"),
    Blueprint(certificate=2, years=3, training=1),
    Blueprint(certificate=2, years=5),
)
SERVICE_BLUEPRINTS = (
    Blueprint(years=13),
    Blueprint(certificate=3, years=5),
    Blueprint(certificate=3, years=4, training=2),
    Blueprint(years=5, education="bachelor"),
    Blueprint(certificate=3, years=4, education="bachelor"),
    Blueprint(certificate=3, years=3, education="bachelor", training=2),
    Blueprint(years=2, education="master"),
    Blueprint(certificate=3, years=2, education="student"),
)
BLUEPRINTS = {"化学检验员": CHEMIST_BLUEPRINTS, "客户服务管理员": SERVICE_BLUEPRINTS}

TYPICAL_EDUCATION: dict[str, tuple[dict[str, Any], ...]] = {
    "technical": (
        {"school": "technical_school"},
        {"school": "senior_technical_school", "trains_to": 3},
        {"school": "technician_college"},
    ),
    "approved for 4": (
        {"school": "secondary_vocational_school", "trains_to": 4},
        {"school": "technical_school", "trains_to": 4},
        {"school": "higher_vocational_college", "trains_to": 3},
    ),
    "approved for 3": (
        {"school": "higher_vocational_college", "trains_to": 3},
        {"school": "higher_vocational_college", "trains_to": 4},
        {"school": "higher_vocational_college", "degree": "associate", "trains_to": 3},
    ),
    "senior technical": (
        {"school": "senior_technical_school"},
        {"school": "technician_college"},
        {"school": "technician_college", "degree": "associate"},
        {"school": "technical_school"},
    ),
    "associate": (
        {"school": "higher_vocational_college"},
        {"school": "university", "degree": "associate"},
        {"degree": "associate"},
        {"school": "university"},
        {"degree": "bachelor"},
    ),
    "bachelor": (
        {"school": "university", "degree": "bachelor"},
        {"degree": "bachelor"},
        {"school": "university", "degree": "associate"},
        {"degree": "master"},
    ),
    "master": (
        {"school": "university", "degree": "master"},
        {"degree": "doctor"},
        {"school": "university"},
        {"degree": "bachelor"},
    ),
    "student": (
        {"school": "technician_college", "programme": "pre_technician"},
        {"school": "senior_technical_school", "programme": "technician"},
        {"school": "technical_school", "programme": "technician"},
        {"school": "technician_college"},
    ),
}
