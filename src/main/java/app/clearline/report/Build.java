// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which build of the program this is.
public final class Build {

    /// The name of the program, in every language.
    public static final String NAME = "Clearline";

    private static final Properties PROPERTIES = read();

    private Build() {}

    /// The version, as the project file has it, such as `0.1.0`.
    public static String version() {
        return PROPERTIES.getProperty("version", "unknown");
    }

    /// Where newer versions are to be found, as whoever built this has set it; empty where nobody has.
    public static String home() {
        String home = PROPERTIES.getProperty("home", "");
        return home.startsWith("https://") ? home : "";
    }

    private static Properties read() {
        try (InputStream in = Build.class.getResourceAsStream("/app/clearline/build.properties")) {
            if (in == null) {
                throw new IllegalStateException("build.properties is missing from the program");
            }
            var properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            // The program's own archive cannot be read: nothing else would work either.
            throw new UncheckedIOException(e);
        }
    }
}
