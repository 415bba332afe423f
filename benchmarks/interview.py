"""How many questions an interview takes, against asking in order. Run it with `python -m benchmarks.interview [persons]`.

From random persons facts are removed: each field with the first probability, each whole list with
the second. Counted are the questions until the verdict is decided (a list is one question): as the library chooses
them; in the order of the records, stopping as soon as the verdict is decided; and everything that is not known.
"""

from __future__ import annotations

import sys
import time
from statistics import mean

from tests.helpers.simulated_interviews import asked_in_order, interviews, truth

SHARES = ((0.5, 0.4), (0.9, 0.0), (0.8, 0.5), (1.0, 1.0))


def main() -> None:
    """Print one line for each share of facts removed."""
    persons = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    print("fields, lists lost   interviews   chosen   in order   everything   ms per choice")
    for lost, listless in SHARES:
        chosen, ordered, everything, times = [], [], [], []
        for begun, full, catalog in interviews(persons, lost, listless):
            interview, count = begun, 0
            while True:
                start = time.perf_counter()
                question = interview.question
                times.append((time.perf_counter() - start) * 1000)
                if question is None:
                    break
                interview = interview.answer(truth(question, interview.person, full, catalog))
                count += 1
            chosen.append(count)
            in_full, until_decided = asked_in_order(begun, full, catalog)
            everything.append(in_full)
            ordered.append(until_decided)
        figures = f"{mean(chosen):8.2f} {mean(ordered):10.2f} {mean(everything):12.2f} {mean(times):15.1f}"
        print(f"{lost:6.0%} {listless:12.0%} {len(chosen):12} {figures}")


if __name__ == "__main__":
    main()
