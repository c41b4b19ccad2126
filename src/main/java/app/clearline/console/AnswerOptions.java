// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Browser;
import app.clearline.model.Known;
import app.clearline.model.OperatingSystem;
import app.clearline.model.ProxyLogin;
import picocli.CommandLine.Model.CommandSpec;

/// The answers that a person gives on the command line.
final class AnswerOptions implements Input {

    final Given<Browser> browser = Given.option("--browser", "NAME[:VERSION]", Browser.class, "console.check.browser");
    final Given<OperatingSystem> os = Given.option("--os", "NAME[:VERSION]", OperatingSystem.class, "console.check.os");
    final Given<ProxyWish> proxy = Given.option("--proxy", "KIND", ProxyWish.class, "console.check.proxy")
            .usually(ProxyWish.SYSTEM);
    final Given<ProxyLogin> login =
            Given.option("--proxy-auth", "SCHEME", ProxyLogin.class, "console.check.proxy-auth");
    final Given<Known> inspection = Given.option(
                    "--inspection", "yes|no|unknown", Known.class, "console.check.inspection")
            .usually(Known.UNKNOWN);

    @Override
    public void addTo(CommandSpec command) {
        Input.add(command, browser, os, proxy, login, inspection);
    }
}
