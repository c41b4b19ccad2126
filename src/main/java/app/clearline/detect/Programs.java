// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The names of the programs that run, without their folders and arguments: who runs what is nobody's business here.
final class Programs {

    private static final int MOST = 4096;

    private Programs() {}

    /// As far as the JDK is told; on Windows that of most services as well.
    static List<String> running() {
        return ProcessHandle.allProcesses()
                .limit(MOST)
                .flatMap(each -> each.info().command().stream())
                .map(Programs::base)
                .distinct()
                .toList();
    }

    /// macOS tells the JDK nothing of other accounts' programs, and `ps` their names.
    static List<String> ofMac() throws InterruptedException {
        Optional<String> listed = Command.output(Place.LARGEST_FILE, "/bin/ps", "-axco", "comm");
        return listed.map(text ->
                        text.lines().limit(MOST).map(String::strip).distinct().toList())
                .orElseGet(Programs::running);
    }

    /// Linux shows everybody the first 15 characters of every name.
    static List<String> ofLinux(Place place) {
        return Place.entries(place.at("/proc"), "[0-9]*").stream()
                .flatMap(each -> name(each).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> name(Path process) {
        return Place.text(process.resolve("comm")).map(String::strip);
    }

    /// What follows the last slash, of whichever system.
    static String base(String command) {
        return Stream.of(command.split("[/\\\\]", -1)).reduce("", (before, last) -> last);
    }
}
