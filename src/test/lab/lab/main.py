# SPDX-License-Identifier: Apache-2.0
"""Runs scenarios side by side, each worker in a network of its own, and prints the scoreboard."""
import argparse
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading

import compare
import program
import scoreboard
import topology
from faults import Faults
from pki import Pki
from proxies import Proxies
from scenario import BadScenario, read_all
from servers import Servers

SCENARIOS = os.path.join(program.HERE, "..", "scenarios")
OUT = os.path.join(program.ROOT, "target", "lab")


class Lab:
    """One network with its servers."""

    def __init__(self, number, pki, out):
        self.pki, self.out = pki, out
        self.topology = topology.Topology(number)
        self.servers = Servers(self.topology, pki)
        self.faults = Faults(self.topology, self.servers)

    def up(self):
        self.topology.up()
        self.faults.apply({})
        self.servers.start()
        Proxies(self.servers).start()

    def judge(self, scenario):
        self.prepare(scenario)
        result = os.path.join(self.topology.folder, "run.json")
        truth = compare.expected(scenario)
        try:
            run, seconds = program.run(scenario, self.pki, self.topology, result)
        except program.NoVerdict as e:
            return scoreboard.Result(scenario, "pending" if scenario.pending else "wrong", 0, truth, str(e), [str(e)])
        wrongs = compare.wrongs(scenario, run)
        shutil.copy(result, os.path.join(self.out, "runs", scenario.name + ".json"))
        state = "pending" if scenario.pending else "wrong" if wrongs else "right"
        return scoreboard.Result(scenario, state, seconds, truth, compare.heard(run), wrongs)

    def prepare(self, scenario):
        self.faults.apply(scenario.broken)
        if scenario.responder:
            self.servers.responder()

    def shell(self, scenario):
        self.prepare(scenario)
        words = program.command(scenario, self.pki, self.topology, "-")
        print("%s\nThe program: %s\nLogs: %s" % (scenario.title, " ".join(words[words.index("apart") + 1:]), self.topology.folder))
        inside = self.topology.inside("client", os.environ.get("SHELL", "/bin/bash"))
        subprocess.run(inside, env=program.environment(scenario, self.topology))


class Crew:
    """Workers that share a list of scenarios."""

    def __init__(self, labs, scenarios):
        self.labs, self.waiting, self.results, self.failures = labs, queue.SimpleQueue(), [], []
        for scenario in scenarios:
            self.waiting.put(scenario)

    def work(self, lab):
        try:
            lab.up()
            while True:
                result = lab.judge(self.waiting.get_nowait())
                self.results.append(result)
                print(result.line(), flush=True)
        except queue.Empty:
            pass  # All are done.
        except Exception as e:  # A lab that does not come up or breaks down ends the whole run, with its reason.
            self.failures.append(e)

    def run(self):
        threads = [threading.Thread(target=self.work, args=(lab,), daemon=True) for lab in self.labs]
        for thread in threads:
            thread.start()
        while any(t.is_alive() for t in threads) and not self.failures:
            threads[0].join(0.2)
            for thread in threads:
                thread.join(0.1)
        if self.failures:
            raise self.failures[0]
        return sorted(self.results, key=lambda r: r.name)


def again(lab, scenarios, first):
    """The same scenario once more with nothing beside it; what it was at first is told."""
    print("%s was wrong (%s); once more, alone" % (first.name, "; ".join(first.wrongs)), flush=True)
    result = lab.judge(next(s for s in scenarios if s.name == first.name))
    print(result.line(), flush=True)
    return result


def options():
    told = argparse.ArgumentParser(prog="src/test/lab/run", description=__doc__)
    told.add_argument("--only", metavar="NAME", action="append", default=[], help="this scenario; may be repeated")
    told.add_argument("--shell", action="store_true", help="leave me in the client's namespace of the scenario")
    told.add_argument("--jobs", metavar="N", type=int, default=2, help="networks side by side (default: 2)")
    told.add_argument("--into", metavar="FOLDER", help="leave the results there, and docs/scoreboard.md alone")
    told.add_argument("--times", metavar="N", type=int, default=1, help="each scenario so many times (default: once)")
    told.add_argument("--again", action="store_true", help="try once more, alone, what came out wrong")
    return told.parse_args()


def main():
    told = options()
    for sign in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, lambda number, frame: sys.exit(128 + number))
    scenarios = read_all(SCENARIOS, told.only)
    if told.shell and len(scenarios) != 1:
        raise BadScenario("--shell needs --only NAME, once")
    out = told.into or OUT
    os.makedirs(os.path.join(out, "runs"), exist_ok=True)
    topology.sweep()
    pki = Pki("/tmp/%s-%d-pki" % (topology.PREFIX, os.getpid()))
    labs = [Lab(n, pki, out) for n in range(max(1, min(told.jobs, len(scenarios) * told.times)))]
    try:
        pki.make()
        if told.shell:
            labs[0].up()
            labs[0].shell(scenarios[0])
            return 0
        results = Crew(labs, scenarios * max(1, told.times)).run()
        if told.again:
            results = [again(labs[0], scenarios, r) if r.state == "wrong" else r for r in results]
    finally:
        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, signal.SIG_IGN)  # Whoever is in a hurry still gets a clean machine.
        for lab in labs:
            lab.topology.down()
        pki.remove()
    scoreboard.write_json(os.path.join(out, "scoreboard.json"), results)
    if not told.only and not told.into and told.times == 1:
        scoreboard.write_markdown(os.path.join(program.ROOT, "docs", "scoreboard.md"), results)
    print(scoreboard.last_line(results))
    return 1 if any(r.state == "wrong" for r in results) else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BadScenario as e:
        print("lab: %s" % e, file=sys.stderr)
        sys.exit(64)
    except RuntimeError as e:
        print("lab: %s" % e, file=sys.stderr)
        sys.exit(70)
    except KeyboardInterrupt:
        sys.exit(130)
