// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which build of the program this is.
public final class Build {

    private static final String VERSION = read();

    private Build() {}

    /// The version, as the project file has it, such as `0.1.0`.
    public static String version() {
        return VERSION;
    }

    private static String read() {
        try (InputStream in = Build.class.getResourceAsStream("/app/clearline/build.properties")) {
            if (in == null) {
                throw new IllegalStateException("build.properties is missing from the program");
            }
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            // The program's own archive cannot be read: nothing else would work either.
            throw new UncheckedIOException(e);
        }
    }
}
