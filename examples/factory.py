"""A factory of 5,000: who may apply this month, who will by June, and which training would open most doors."""

import datetime as dt
import random
import tempfile
from pathlib import Path

import pyarrow as pa

import certladder as cl

ON = "2026-11-22"
SHOPS = ("电工", "车工", "铣工", "钳工", "化学检验员")


def factory(persons: int, seed: int = 1) -> dict[str, pa.Table]:
    """The tables of a made-up factory, with Chinese column names, as an HR department would export them."""
    rng = random.Random(seed)  # noqa: S311
    certificates, work, training = [], [], []
    for number in range(persons):
        id_, shop = f"G{number:05}", rng.choice(SHOPS)
        start = dt.date(2004, 1, 1) + dt.timedelta(days=rng.randrange(8_200))
        work.append({"工号": id_, "工种": shop, "开始日期": start, "结束日期": None})
        level, issued = 5, start + dt.timedelta(days=rng.randrange(300, 1_500))
        while level > 1 and issued < dt.date(2026, 10, 1) and rng.random() < 0.85:
            certificates.append({"工号": id_, "职业": shop, "等级": level, "发证日期": issued})
            level, issued = level - 1, issued + dt.timedelta(days=rng.randrange(1_300, 3_200))
        if rng.random() < 0.2:
            training.append({"工号": id_, "职业": shop, "等级": max(1, level), "结业日期": issued})
    tables = {"证书": certificates, "工作经历": work, "培训": training}
    return {name: pa.Table.from_pylist(rows) for name, rows in tables.items()}


catalog = cl.Catalog.builtin()
for shop in catalog.occupations:  # which trades are related is the factory's to say: here, those that cut metal
    for other in catalog.occupations:
        if shop != other:
            catalog = catalog.relate(shop, other, {shop, other} <= {"车工", "铣工", "钳工"})
workforce = cl.Workforce(factory(1_000), catalog)
print(f"{len(workforce)} persons, rows {workforce.rows_in}, rejected: {len(workforce.rejected)}")

answers = workforce.check(ON, SHOPS)
print(f"\nMay apply on {ON}, and do not hold the level yet:")
before = {(row["occupation"], row["level"]): row["eligible_not_held"] for row in answers.summary().to_pylist()}
for (occupation, level), many in before.items():
    print(f"  {occupation} {cl.Level(level).zh}: {many}")
soon = workforce.becoming_eligible("2027-06-30", ON, SHOPS).to_pylist()
print(f"More by the end of June: {sum(not row['held'] for row in soon)}")

print("\nIf everybody took a training, so many more could apply:")
gains = {}
for standard in (catalog.standard(shop, ON) for shop in SHOPS):
    asked = {
        requirement.level
        for clauses in standard.levels.values()
        for clause in clauses
        for alternative in clause.alternatives
        for requirement in alternative
        if isinstance(requirement, cl.TrainingRequirement)
    }
    for level in asked:
        course = cl.Training(occupation=standard.occupation, level=level, completed=ON)
        after = workforce.plus(course).summary(ON, [standard.occupation]).to_pylist()
        gains[standard.occupation, level] = sum(
            row["eligible_not_held"] - before[row["occupation"], row["level"]] for row in after
        )
for (occupation, level), many in sorted(gains.items(), key=lambda gain: -gain[1]):
    print(f"  {occupation} {level.zh}: {many}")

with tempfile.TemporaryDirectory() as folder:
    answers.write(Path(folder) / "eligible.xlsx", ["eligible"])
    print(f"\nWritten: {[path.name for path in Path(folder).iterdir()]}")
