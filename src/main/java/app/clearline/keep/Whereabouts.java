// SPDX-License-Identifier: Apache-2.0
package app.clearline.keep;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where this system wants settings and state to be kept. Nothing is created here.
///
/// @param settings the person's file
/// @param preset the administrator's file
/// @param state the folder for the history and the log
public record Whereabouts(Path settings, Path preset, Path state) {

    /// The variable that puts settings and state into one folder, for a stick that is carried about. The
    /// administrator's file stays where it is.
    public static final String VARIABLE = "CLEARLINE_HOME";

    private static final String NAME = "clearline";
    private static final String TITLE = "Clearline";
    private static final String SETTINGS = "settings";

    /// Those of this process.
    public static Whereabouts here(Map<String, String> environment) {
        return of(environment, System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    /// By the XDG Base Directory Specification on Linux, by the vendors' guides on Windows and macOS.
    ///
    /// @param system as `os.name` has it
    static Whereabouts of(Map<String, String> environment, String system, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        Whereabouts usual;
        if (name.startsWith("windows")) {
            Path own = folder(
                            environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local"))
                    .resolve(TITLE);
            Path all = folder(environment, "ProgramData", Path.of("C:\\ProgramData"));
            usual = new Whereabouts(own.resolve(SETTINGS), all.resolve(TITLE).resolve(SETTINGS), own);
        } else if (name.startsWith("mac")) {
            Path support = Path.of("Library", "Application Support", TITLE);
            Path own = home.resolve(support);
            usual = new Whereabouts(
                    own.resolve(SETTINGS), Path.of("/").resolve(support).resolve(SETTINGS), own);
        } else {
            usual = new Whereabouts(
                    folder(environment, "XDG_CONFIG_HOME", home.resolve(".config"))
                            .resolve(NAME)
                            .resolve(SETTINGS),
                    Path.of("/etc", NAME, SETTINGS),
                    folder(environment, "XDG_STATE_HOME", home.resolve(".local").resolve("state"))
                            .resolve(NAME));
        }
        String carried = environment.getOrDefault(VARIABLE, "");
        if (carried.isBlank()) {
            return usual;
        }
        Path folder = Path.of(carried).toAbsolutePath();
        return new Whereabouts(folder.resolve(SETTINGS), usual.preset(), folder);
    }

    /// A relative path counts as none, as the XDG specification has it.
    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return !value.isBlank() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
    }
}
