// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Browser;
import app.clearline.model.Known;
import app.clearline.model.OperatingSystem;
import app.clearline.model.ProxyLogin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The answers that a person gives on the command line.
@Command
final class AnswerOptions {

    @Option(names = "--browser", paramLabel = "NAME[:VERSION]", description = "${bundle:console.check.browser}")
    @Nullable
    Browser browser;

    @Option(names = "--os", paramLabel = "NAME[:VERSION]", description = "${bundle:console.check.os}")
    @Nullable
    OperatingSystem os;

    @Option(names = "--proxy", paramLabel = "KIND", description = "${bundle:console.check.proxy}")
    ProxyWish proxy = ProxyWish.SYSTEM;

    @Option(names = "--proxy-auth", paramLabel = "SCHEME", description = "${bundle:console.check.proxy-auth}")
    @Nullable
    ProxyLogin login;

    @Option(names = "--inspection", paramLabel = "yes|no|unknown", description = "${bundle:console.check.inspection}")
    Known inspection = Known.UNKNOWN;
}
