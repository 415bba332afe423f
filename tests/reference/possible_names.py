"""Names that are no occupation of the catalog, and which occupation each may be: decided by a person, from D6."""

from __future__ import annotations

MAY_BE = {
    # contain the occupation's name
    "维修电工": {"电工"},
    "高级电工": {"电工"},
    "数控车工": {"车工"},
    "机修钳工": {"钳工"},
    "车铣工": {"铣工", "车工"},  # contains 铣工; one character more than 车工
    "水质化学检验员": {"化学检验员"},
    # are contained in it
    "检验员": {"化学检验员"},
    "维修工": {"汽车修理工", "电工"},  # 维修电工, of which a character is left out
    # share its stem
    "化学检验师": {"化学检验员"},
    "客户服务管理工": {"客户服务管理员"},
    "客户服务专员": {"客户服务管理员"},
    "化学检验工程师": {"化学检验员"},
    # are typing slips
    "电汽工": {"电工"},
    "化学捡验员": {"化学检验员"},
    "客户服务管里员": {"客户服务管理员"},
    # are listed as possible
    "化验员": {"化学检验员"},
    "汽修工": {"汽车修理工"},
    "电气维修": {"电工"},
    "机修工": {"钳工", "汽车修理工"},  # 机修钳工, 汽车机修工
    "装配工": {"钳工"},
    # resemble nothing
    "汽车工": set(),
    "电焊工": set(),
    "厨师": set(),
    "低压电工作业证": set(),
}
"""What is in no list here is an occupation of the catalog, or resembles none."""
