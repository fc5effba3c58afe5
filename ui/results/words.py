"""What a run shows, in sentences that a reader without statistics understands. Pure: figures in, plain text out."""

from __future__ import annotations

from evaluation.metrics.statistics import Interval
from evaluation.report.report import Group


def intervals(group: Group) -> dict[str, Interval | None]:
    """The interval of the difference in each measure."""
    difference = group.difference
    return {
        "programs that pass" if group.sampled else "problems passed": difference.strict_accuracy_interval,
        "tests passed": difference.test_case_average_interval,
        "CHRF": difference.chrf_interval,
    }


def headline(group: Group, sides: tuple[str, str]) -> str:
    """Which side is ahead in which measures, as far as the intervals tell."""
    measures: dict[str, list[str]] = {"ahead": [], "behind": [], "open": []}
    for name, interval in intervals(group).items():
        if interval:
            measures["ahead" if interval.low > 0 else "behind" if interval.high < 0 else "open"].append(name)
    parts = [f"{sides[1]} is {word} in {_join(measures[word])}" for word in ("ahead", "behind") if measures[word]]
    if measures["open"]:
        parts.append(f"no clear difference in {_join(measures['open'])}")
    return f"{'; '.join(parts)}."


def _join(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def passed_words(group: Group, sides: tuple[str, str]) -> str:
    """How the sides differ in the problems they pass, and how certain that is."""
    if group.sampled:
        return _sampled_words(group)
    alone = {side: group.outcomes[f"only_{side}"] for side in ("base", "adapted")}
    discordant = sum(alone.values())
    if not discordant:
        return "No problem is passed by one side alone, so the problems passed do not tell the sides apart."
    p = group.difference.p_value
    return (
        f"{discordant} problem{'s are' if discordant > 1 else ' is'} passed by one side alone: {alone['adapted']} by "
        f"{sides[1]}, {alone['base']} by {sides[0]}. If both were equally good, a split at least this uneven "
        f"would come up in {how_often(p)} such comparisons (McNemar's exact test, p = {_p(p)}). {_chance(p)}"
    )


def _sampled_words(group: Group) -> str:
    """The same for problems with several samples."""
    share = "The share of a problem's samples that pass all of its tests, averaged over problems (pass@1)."
    p = group.difference.p_value
    if not any(group.outcomes[outcome] for outcome in ("both", "only_base", "only_adapted")):
        return f"{share} No sample of any problem passes."
    return (
        f"{share} If both sides were equally good, a difference at least this large would come up in "
        f"{how_often(p)} such comparisons (paired randomisation test over problems, p = {_p(p)}). {_chance(p)}"
    )


def _chance(p: float) -> str:
    return "So chance alone is an unlikely reason." if p < 0.05 else "So chance alone could be the reason."


def how_often(p: float) -> str:
    """A p-value as a frequency, like `about 4 of 100`."""
    if p >= 0.995:
        return "practically all"
    if p >= 0.01:
        return f"about {100 * p:.0f} of 100"
    if p >= 0.0001:
        return f"about {10_000 * p:.0f} of 10,000"
    return "fewer than 1 of 10,000"


def _p(value: float) -> str:
    return f"{value:.2g}" if value >= 0.0001 else f"{value:.0e}"


def interval_words(interval: Interval, *, factor: float, unit: str) -> str:
    """The interval of a difference in a sentence."""
    low, high = factor * interval.low, factor * interval.high
    sure = "It stays on one side of 0." if low > 0 or high < 0 else "It contains 0: both sides may be equally good."
    return f"On problems like these, the difference plausibly lies between {low:+.1f} and {high:+.1f}{unit}. {sure}"
