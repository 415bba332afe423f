"""What the texts leave open: every such choice by its number, and the field of the policy that turns it round, if any.

The words are in the wording files under [reading]; docs/rules.md has tables made from them (`make docs-tables`).
"""

from dataclasses import dataclass
from functools import lru_cache

from .policy import Policy
from .wording import say


@dataclass(frozen=True)
class Reading:
    """A choice between two readings; `policy` is the field that decides it, if any, and `other` its value for the other one."""

    number: str
    policy: str = ""
    other: object = None

    @lru_cache(maxsize=1 << 8)  # noqa: B019 -- every check asks for those that matter, and there are few readings
    def turned(self, policy: Policy) -> Policy:
        """The policy with the other reading; back to ours where it has the other one."""
        ours = Policy.model_fields[self.policy].default
        return policy.model_copy(update={self.policy: self.other if getattr(policy, self.policy) == ours else ours})

    def explain(self, lang: str = "zh", code: str = "eligibility.contested", **arguments: object) -> str:
        """That an answer rests on it, in Chinese ("zh") or English ("en"); `code` says it of something else."""
        parts = {part: self.said(part, lang).replace("**", "") for part in ("words", "ours", "other")}
        return say(code, lang, number=self.number, **parts, **arguments)

    def said(self, part: str, lang: str) -> str:
        """Its `words`, what is `ours`, the `other` one, or whose verdict that `changes`."""
        return say(f"reading.{self.number}.{part}", lang)


_SWITCHES: dict[str, tuple[str, object]] = {
    "R1": ("count_from_later", True),
    "R7": ("degree_is_floor", False),
    "R9": ("senior_class_is_associate", True),
    "R12": ("count_after_all", True),
    "R13": ("continuous_to_today", True),
    "R14": ("final_year_everywhere", True),
    "R26": ("work_in_full_time_study", True),
    "R27": ("study_is_full_time", True),
    "R28": ("pre_technician_years", 5),
}

READINGS = {
    number: Reading(number, *_SWITCHES.get(number, ("", None))) for number in (f"R{place}" for place in range(1, 35))
}
"""All readings by number, in the order of the tables."""
