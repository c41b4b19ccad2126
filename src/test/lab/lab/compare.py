# SPDX-License-Identifier: Apache-2.0
"""Whether what the program says is what is true."""

OTHERS = "all-others"


def wrongs(scenario, run):
    """What differs between the truth and a run, a sentence each; empty: the verdict is right."""
    named = [c["id"] for c in run["causes"]]
    found = []
    if run["conclusion"] != scenario.conclusion:
        found.append("concludes %s, not %s" % (run["conclusion"], scenario.conclusion))
    found += ["does not name %s" % c for c in scenario.causes if c not in named]
    forbidden = set(named) - set(scenario.causes) if OTHERS in scenario.never else set(named) & set(scenario.never)
    found += ["names %s" % c for c in named if c in forbidden]
    outcomes = {r["id"]: r["outcome"] for r in run["requirements"]}
    for requirement, outcome in scenario.outcomes.items():
        got = outcomes.get(requirement, "nothing")
        if got != outcome:
            found.append("%s: %s, not %s" % (requirement, got, outcome))
    for probe, wanted in scenario.observed.items():
        seen = {"failed" if "failure" in o else "ok" for o in run["observations"] if o["probe"] == probe}
        if seen != {wanted}:
            found.append("%s: %s, not %s" % (probe, " and ".join(sorted(seen)) or "not tried", wanted))
    details = {key for c in run["causes"] for key in c.get("details", {})}
    found += ["does not tell %s" % key for key in scenario.told if key not in details]
    found += ["tells %s" % key for key in scenario.untold if key in details]
    return found


def heard(run):
    """A run in one line."""
    return "%s: %s" % (run["conclusion"], ", ".join(c["id"] for c in run["causes"]) or "no cause")


def expected(scenario):
    return "%s: %s" % (scenario.conclusion, ", ".join(scenario.causes) or "no cause")
