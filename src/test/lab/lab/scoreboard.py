# SPDX-License-Identifier: Apache-2.0
"""The scoreboard: on the terminal, as JSON and as Markdown."""
import json
import os


class Result:
    """How one scenario went; `state` is right, wrong or pending."""

    def __init__(self, scenario, state, seconds, expected, got, wrongs):
        self.name, self.title, self.state, self.seconds = scenario.name, scenario.title, state, seconds
        self.expected, self.got, self.wrongs, self.pending = expected, got, wrongs, scenario.pending

    def line(self):
        text = "%-8s %5.1f s  %-34s %s" % (self.state, self.seconds, self.name, self.got)
        if self.pending and not self.wrongs:
            text += "\n%sright now: it need not be pending" % (" " * 18)
        for wrong in self.wrongs:
            text += "\n%s%s" % (" " * 18, wrong)
        return text


def last_line(results):
    count = {state: sum(r.state == state for r in results) for state in ("right", "wrong", "pending")}
    return "%(right)d right, %(wrong)d wrong, %(pending)d pending" % count + " of %d" % len(results)


def write_json(path, results):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as out:
        json.dump({"summary": last_line(results), "scenarios": [vars(r) for r in results]}, out, indent=1)
        out.write("\n")


def write_markdown(path, results):
    lines = ["# Scoreboard of the lab", "",
             "The verdict of the program on each scenario of `src/test/lab/scenarios`, as `src/test/lab/run` found it.",
             "", "| scenario | what is broken | | seconds | the truth | the verdict |", "|---|---|---|---|---|---|"]
    for r in results:
        verdict = r.got + ("; pending: " + r.pending if r.pending else "")
        verdict += "".join("; **%s**" % w for w in r.wrongs if r.state == "wrong")
        lines.append("| %s | %s | %s | %.1f | %s | %s |" % (r.name, r.title, r.state, r.seconds, r.expected, verdict))
    with open(path, "w") as out:
        out.write("\n".join(lines + ["", last_line(results), ""]))
