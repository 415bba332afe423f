"""A student of a 技师班 who holds 三级, as 客户服务管理员 二级 admits one (D13)."""

from __future__ import annotations

import certladder as cl


def technician_student(issued: str, enrolled: str, graduated: str) -> cl.Person:
    """Who has held 三级 since the day of issue, and is a student between the other two."""
    study = {"school": "技师学院", "programme": "技师班", "enrolled": enrolled, "graduated": graduated}
    return cl.Person(
        certificates=[cl.Certificate(occupation="客户服务管理员", level=3, issued=issued)],
        education=[cl.Education.model_validate({**study, "relevance": {"客户服务管理员": "own"}})],
    )
