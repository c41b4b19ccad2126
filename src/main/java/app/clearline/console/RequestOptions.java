// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Run;
import app.clearline.report.ChangeRequest;
import app.clearline.report.Products;
import app.clearline.report.RequestMail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// Whether the request for an administrator is written, where, and for which product.
final class RequestOptions implements Input {

    private final Given<String> request = Given.option("--request", "FILE|-", String.class, "console.request.file");
    private final Given<String> product = Given.option("--product", "NAME", String.class, "console.request.product");

    @Override
    public void addTo(CommandSpec command) {
        Input.add(command, request, product);
    }

    boolean none() {
        return !request.isGiven();
    }

    boolean takesStandardOutput() {
        return "-".equals(request.orNull());
    }

    /// Sees to it, before anything runs, that it can be written.
    ///
    /// @throws Misuse where it cannot, or the product is not known
    void check(Desk desk) {
        if (!request.isGiven() && product.isGiven()) {
            throw new Misuse("console.bad.product-alone");
        }
        if (request.isGiven()) {
            Target.of("--request", request.value()).check();
            name(desk);
        }
    }

    /// Writes it and says where.
    void write(Run run, Desk desk, Voice voice) throws IOException {
        if (!request.isGiven()) {
            return;
        }
        Target target = Target.of("--request", request.value());
        target.write(desk, document(run, desk));
        Path file = target.file();
        if (file != null) {
            voice.line(desk.say("console.written", "file", file.toAbsolutePath().toString()));
        }
    }

    /// The text, or the draft of a mail where the file is to be one.
    private byte[] document(Run run, Desk desk) {
        boolean mail = request.value().toLowerCase(Locale.ROOT).endsWith(".eml");
        ZoneId zone = ZoneId.systemDefault();
        return mail
                ? RequestMail.of(run, desk.texts(), zone, name(desk))
                : ChangeRequest.of(run, desk.texts(), zone, name(desk)).getBytes(StandardCharsets.UTF_8);
    }

    /// The product that the option means: its name, or the beginning of one name alone.
    private @Nullable String name(Desk desk) {
        if (!product.isGiven()) {
            return null;
        }
        String wanted = product.value().toLowerCase(Locale.ROOT);
        List<String> known = List.copyOf(Products.names(desk.texts()));
        List<String> meant = known.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(wanted))
                .toList();
        if (meant.size() != 1 || wanted.isBlank()) {
            throw new Misuse("console.bad.product", "product", product.value(), "known", String.join(", ", known));
        }
        return meant.getFirst();
    }
}
