// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.BrowserPolicy;
import app.clearline.model.FoundProxy;
import app.clearline.model.InstalledBrowser;
import app.clearline.model.Machine;
import app.clearline.model.NetworkLink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/// Prints what this machine is, as far as it can be found out.
final class DetectCommand implements Callable<Integer> {

    private final Desk desk;

    private final Given<String> json = Given.option("--json", "FILE|-", String.class, "console.detect.json");

    DetectCommand(Desk desk) {
        this.desk = desk;
    }

    CommandLine line() {
        return Commands.of(this, "console.detect.about", json);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Target target = json.isGiven() ? Target.of("--json", json.value()) : null;
        if (target != null) {
            target.check();
        }
        Machine machine = desk.engine().detect();
        if (target != null) {
            target.write(desk, (MachineJson.of(machine) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        if (target == null || target.file() != null) {
            tell(machine, desk.terminal().voice());
        }
        return ExitCode.GOOD;
    }

    private void tell(Machine machine, Voice voice) {
        var words = new AnswerWords(desk.texts());
        fact(voice, "console.detect.host", machine.host() + " (" + machine.user() + ")");
        fact(voice, "console.detect.os", words.os(machine.os()));
        for (InstalledBrowser installed : machine.browsers()) {
            fact(voice, "console.detect.browser", words.browser(installed.browser()) + " · " + installed.path());
        }
        for (FoundProxy found : machine.proxies()) {
            String bypass = found.bypass().isEmpty()
                    ? ""
                    : " · " + desk.say("console.detect.bypass", "hosts", String.join(", ", found.bypass()));
            fact(
                    voice,
                    "console.detect.proxy",
                    found.owner() + ": " + words.proxy(found.setting()) + " · "
                            + desk.texts().seen(found.source()) + bypass);
        }
        for (NetworkLink link : machine.links()) {
            fact(
                    voice,
                    link.defaultRoute() ? "console.detect.default-link" : "console.detect.link",
                    link.name() + " " + String.join(", ", link.addresses()) + " · MTU " + link.mtu());
        }
        fact(voice, "console.detect.resolvers", String.join(", ", machine.resolvers()));
        machine.policies().stream()
                .filter(policy -> !policy.equals(BrowserPolicy.UNREAD))
                .forEach(policy -> fact(
                        voice,
                        "console.detect.policy",
                        policy.browser().id() + ": " + policy.name() + " = " + policy.value() + " · "
                                + policy.source()));
        machine.agents()
                .forEach(agent -> fact(
                        voice,
                        "console.detect.agent",
                        agent.product() + " · " + desk.texts().seen(agent.sign())));
    }

    private void fact(Voice voice, String key, String value) {
        String name = desk.say(key);
        voice.paragraph(
                name + " ".repeat(Math.max(1, 20 - name.length())),
                " ".repeat(20),
                value.isBlank() ? desk.say("console.unknown") : value);
    }
}
