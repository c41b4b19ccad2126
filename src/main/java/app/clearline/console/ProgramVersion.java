// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.report.Build;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints.
final class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"clearline " + Build.version(), "Java " + Runtime.version() + " on " + platform()};
    }

    private static String platform() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
