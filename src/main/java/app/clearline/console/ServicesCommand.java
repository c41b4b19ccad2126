// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Service;
import app.clearline.service.ProfileException;
import app.clearline.service.Profiles;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/// Lists, shows and checks service profiles.
final class ServicesCommand implements Callable<Integer> {

    private final Desk desk;

    ServicesCommand(Desk desk) {
        this.desk = desk;
    }

    CommandLine line() {
        Given<Path> file = Given.word("FILE", Path.class, "console.services.file");
        Given<String> service = Given.word("ID|FILE", String.class, "console.check.service");
        return Commands.of(this, "console.services.about")
                .addSubcommand("check", Commands.of(() -> check(file.value()), "console.services.check", file))
                .addSubcommand("list", Commands.of(this, "console.services.list"))
                .addSubcommand("show", Commands.of(() -> show(service.value()), "console.services.show", service));
    }

    @Override
    public Integer call() throws ProfileException {
        Voice voice = desk.terminal().voice();
        for (String id : Profiles.builtIn()) {
            Service service = Profiles.find(id);
            String name = desk.texts().translated(service.name());
            voice.line(id + " ".repeat(Math.max(1, 11 - id.length())) + name + " (" + service.date() + ")");
        }
        return ExitCode.GOOD;
    }

    private int show(String service) throws ProfileException {
        new ServiceText(desk.terminal().voice(), desk.texts()).tell(Profiles.find(service));
        return ExitCode.GOOD;
    }

    private int check(Path file) throws ProfileException {
        Service service = Profiles.read(file);
        desk.terminal()
                .voice()
                .line(desk.say(
                        "console.services.good",
                        "file",
                        file.toString(),
                        "endpoints",
                        Integer.toString(service.endpoints().size()),
                        "requirements",
                        Integer.toString(service.requirements().size())));
        return ExitCode.GOOD;
    }
}
