// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.detect.Registry.Hive;
import app.clearline.model.OperatingSystem;
import app.clearline.model.OsName;
import app.clearline.model.Version;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which system this is, in the numbers that people use: Windows `11`, macOS `15.1`, `12` of a Linux distribution.
final class SystemVersion {

    static final String WINDOWS_KEY = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";

    private static final Pattern SERVER = Pattern.compile("Windows Server (\\d{4})\\b.*");
    private static final int FIRST_BUILD_OF_11 = 22000;

    private SystemVersion() {}

    /// The family, from the Java property `os.name`.
    static OsName family(String osName) {
        String name = osName.strip();
        if (name.startsWith("Windows")) {
            return OsName.WINDOWS;
        }
        if (name.startsWith("Mac")) {
            return OsName.MACOS;
        }
        return name.equals("Linux") ? OsName.LINUX : OsName.UNKNOWN;
    }

    /// Windows by its build number: the registry still calls Windows 11 "Windows 10". A server by its year.
    static OperatingSystem windows(Registry registry) {
        Matcher server = SERVER.matcher(
                registry.text(Hive.LOCAL_MACHINE, WINDOWS_KEY, "ProductName").orElse(""));
        String version = server.matches() ? server.group(1) : byBuild(windowsBuild(registry));
        return new OperatingSystem(OsName.WINDOWS, version(version).orElse(null));
    }

    /// The build number; 0 where it is not known.
    static int windowsBuild(Registry registry) {
        return registry.text(Hive.LOCAL_MACHINE, WINDOWS_KEY, "CurrentBuildNumber")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /// macOS by `SystemVersion.plist`.
    static OperatingSystem mac(byte[] plist) {
        Optional<Version> version =
                PropertyList.text(PropertyList.parse(plist), "ProductVersion").flatMap(SystemVersion::version);
        return new OperatingSystem(OsName.MACOS, version.orElse(null));
    }

    /// Linux by `/etc/os-release` (os-release(5)); a rolling distribution has no version.
    static OperatingSystem linux(String osRelease) {
        Map<String, String> values = new HashMap<>();
        for (String line : osRelease.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                String value = line.substring(equals + 1).strip();
                boolean quoted = value.matches("\".*\"|'.*'");
                values.put(line.substring(0, equals).strip(), quoted ? value.substring(1, value.length() - 1) : value);
            }
        }
        boolean chrome = values.getOrDefault("ID", "").equals("chromeos");
        return new OperatingSystem(
                chrome ? OsName.CHROMEOS : OsName.LINUX,
                version(values.getOrDefault("VERSION_ID", "")).orElse(null));
    }

    /// The version that `text` is; empty where it is none.
    static Optional<Version> version(String text) {
        return text.matches("\\d[\\w.+~-]{0,63}") ? Optional.of(new Version(text)) : Optional.empty();
    }

    private static String byBuild(int build) {
        if (build >= FIRST_BUILD_OF_11) {
            return "11";
        }
        if (build >= 10240) {
            return "10";
        }
        return switch (build) {
            case 9600 -> "8.1";
            case 9200 -> "8";
            case 7600, 7601 -> "7";
            default -> "";
        };
    }
}
