// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Service;
import app.clearline.service.ProfileException;
import app.clearline.service.Profiles;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Lists, shows and checks service profiles.
@Command(
        name = "services",
        resourceBundle = "app.clearline.messages-console",
        description = "${bundle:console.services.about}")
final class ServicesCommand implements Callable<Integer> {

    private final Desk desk;

    ServicesCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws ProfileException {
        return list();
    }

    @Command(name = "list", description = "${bundle:console.services.list}")
    int list() throws ProfileException {
        Voice voice = desk.terminal().voice();
        for (String id : Profiles.builtIn()) {
            Service service = Profiles.find(id);
            String name = desk.texts().translated(service.name());
            voice.line(id + " ".repeat(Math.max(1, 11 - id.length())) + name + " (" + service.date() + ")");
        }
        return ExitCode.GOOD;
    }

    @Command(name = "show", description = "${bundle:console.services.show}")
    int show(@Parameters(paramLabel = "ID|FILE", description = "${bundle:console.check.service}") String service)
            throws ProfileException {
        new ServiceText(desk.terminal().voice(), desk.texts()).tell(Profiles.find(service));
        return ExitCode.GOOD;
    }

    @Command(name = "check", description = "${bundle:console.services.check}")
    int check(@Parameters(paramLabel = "FILE", description = "${bundle:console.services.file}") Path file)
            throws ProfileException {
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
