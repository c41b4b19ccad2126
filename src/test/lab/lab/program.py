# SPDX-License-Identifier: Apache-2.0
"""Runs the real program in the client's namespace."""
import json
import os
import subprocess
import time

import logins
import names

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, "..", "..", "..", ".."))
PROGRAM = os.environ.get("CLEARLINE", os.path.join(ROOT, "target", "clearline", "bin", "clearline"))
ANSWERED = (0, 1, 2, 3)  # The exit codes that are verdicts; the others are misuse and faults of the program.
LONGEST = 120
RESPONDER_KEY, KEY = "CLEARLINE_RESPONDER_KEY", "the-key-of-the-lab-alone"


class NoVerdict(Exception):
    pass


def command(scenario, pki, topology, result):
    words = [PROGRAM, "check", "--service", "opentok", "--quality", str(scenario.quality),
             "--public-roots", pki.path("root.crt"), "--system-roots", pki.path(scenario.system_roots + ".crt"),
             "--json", result]
    for key, value in scenario.answers.items():
        words += ["--" + key, str(value)]
    if scenario.budget:
        words += ["--budget", str(scenario.budget)]
    if scenario.turn_login:
        user, password = scenario.turn_login.split(":", 1)
        file = os.path.join(topology.folder, "turn.json")
        with open(file, "w") as out:
            json.dump({"username": user, "password": password}, out)
        words += ["--turn-credentials", file]
    if scenario.responder:
        at = names.NO_RESPONDER if scenario.responder == "down" else names.RESPONDER
        words += ["--responder", at] + (["--sweep"] if scenario.responder == "sweep" else [])
    if scenario.doh:
        words += ["--doh", scenario.doh]
    if scenario.session:
        session, token = scenario.session.split(":", 1)
        file = os.path.join(topology.folder, "session.json")
        with open(file, "w") as out:
            json.dump({"apiKey": "47", "sessionId": session, "token": token}, out)
        words += ["--session", file]
    if "clock" in scenario.broken:
        words = ["faketime", "-f", scenario.broken["clock"], *words]
    return topology.apart("client", *words)


def environment(scenario, topology):
    env = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    env.update(logins.environment(topology, scenario.ticket))
    if scenario.system_proxy:
        env["http_proxy"] = env["https_proxy"] = scenario.system_proxy
    if scenario.responder:
        env[RESPONDER_KEY] = KEY
    if scenario.proxy_login:
        env["CLEARLINE_PROXY_USER"], env["CLEARLINE_PROXY_PASSWORD"] = scenario.proxy_login.split(":", 1)
    return env


def run(scenario, pki, topology, result):
    """The run that the program saved, and the seconds it took."""
    if os.path.exists(result):
        os.remove(result)
    begin = time.monotonic()
    try:
        done = subprocess.run(command(scenario, pki, topology, result), env=environment(scenario, topology), text=True,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST, cwd=topology.folder)
    except subprocess.TimeoutExpired:
        raise NoVerdict("no verdict within %d s" % LONGEST) from None
    seconds = time.monotonic() - begin
    if done.returncode not in ANSWERED or not os.path.exists(result):
        raise NoVerdict("exit %d: %s" % (done.returncode, (done.stderr or done.stdout).strip()[-300:]))
    with open(result) as file:
        return json.load(file), seconds
