# SPDX-License-Identifier: Apache-2.0
"""A scenario: one file of data, read and checked."""
import os

import yaml

FAULTS = {"nat", "firewall", "firewall-back", "router", "redirect", "far", "far-filter", "resolver", "wan", "clock", "ipv6",
          "udp-memory", "vpn", "policies"}
RULES = {"firewall", "firewall-back", "router", "redirect", "far", "far-filter"}
ANSWERS = {"browser", "os", "proxy", "proxy-auth", "inspection"}
KEYS = {"title", "broken", "answers", "system-proxy", "proxy-login", "ticket", "turn-login", "doh", "session", "system-roots",
        "budget", "quality", "responder", "conclusion", "causes", "never", "observed", "outcomes", "told", "untold", "pending"}
CONCLUSIONS = {"works", "works-with-limits", "does-not-work", "cannot-tell"}
OUTCOMES = {"pass", "warn", "fail", "not-tested", "not-applicable"}
DEFAULTS = {"browser": "chrome:156", "os": "windows:11", "proxy": "none"}


class BadScenario(Exception):
    pass


class Scenario:
    def __init__(self, path):
        self.name = os.path.splitext(os.path.basename(path))[0]
        with open(path) as file:
            data = yaml.load(file, Loader=Words)
        self._known(data, KEYS, "the file")
        for key in ("title", "conclusion", "causes", "never"):
            if key not in data:
                self._bad("has no " + key)
        self.title = data["title"]
        self.broken = data.get("broken") or {}
        self._known(self.broken, FAULTS, "broken")
        for key in RULES & set(self.broken):
            if not isinstance(self.broken[key], list) or not all(isinstance(r, str) for r in self.broken[key]):
                self._bad("has in %s something other than lines" % key)
        if "vpn" in self.broken:
            self._known(self.broken["vpn"], {"name", "routes", "firewall"}, "vpn")
        answers = data.get("answers") or {}
        self._known(answers, ANSWERS, "answers")
        self.answers = {**DEFAULTS, **answers}
        self.proxy_login = data.get("proxy-login")
        self.ticket = data.get("ticket") == "yes"
        self.system_proxy = data.get("system-proxy")
        self.turn_login = data.get("turn-login")
        self.session = data.get("session")
        self.doh = data.get("doh")
        self.observed = data.get("observed") or {}
        if set(self.observed.values()) - {"ok", "failed"}:
            self._bad("has in observed something other than ok and failed")
        self.system_roots = data.get("system-roots", "root")
        self.budget = data.get("budget")
        self.quality = data.get("quality", 0)
        self.responder = data.get("responder")
        if self.responder not in (None, "true", "down", "sweep"):
            self._bad("has a responder that is none: %s" % self.responder)
        self.conclusion = data["conclusion"]
        self.causes = data["causes"] or []
        self.never = data["never"] or []
        self.outcomes = data.get("outcomes") or {}
        self.told = data.get("told") or []
        self.untold = data.get("untold") or []
        self.pending = data.get("pending")
        if self.conclusion not in CONCLUSIONS:
            self._bad("has a conclusion that is none: %s" % self.conclusion)
        wrong = set(self.outcomes.values()) - OUTCOMES
        if wrong:
            self._bad("has outcomes that are none: " + ", ".join(map(str, wrong)))

    def _known(self, found, allowed, where):
        unknown = set(found) - allowed
        if unknown:
            self._bad("has unknown keys in %s: %s" % (where, ", ".join(sorted(unknown))))

    def _bad(self, why):
        raise BadScenario("scenario %s %s" % (self.name, why))


class Words(yaml.SafeLoader):
    """Takes `yes`, `no` and the like as the words that they are."""


Words.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_all(folder, only):
    """The scenarios in the order of their names; those that `only` names, where it names some."""
    found = [Scenario(os.path.join(folder, f)) for f in sorted(os.listdir(folder)) if f.endswith(".yaml")]
    unknown = set(only) - {s.name for s in found}
    if unknown:
        raise BadScenario("there is no scenario " + ", ".join(sorted(unknown)))
    return [s for s in found if not only or s.name in only]
