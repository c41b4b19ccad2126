// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Credentials;
import app.clearline.run.Surroundings;
import app.clearline.run.TrustStores;
import app.clearline.service.ProfileException;
import app.clearline.service.SecretFiles;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// Whom to trust, and with which relay credentials or which session to try.
final class TrustOptions implements Input {

    private static final int LONGEST_PEM = 4 * 1024 * 1024;

    private final Given<Path> turnCredentials = file("--turn-credentials", "console.check.turn-credentials");
    private final Given<Path> responderKey = file("--responder-key", "console.check.responder-key");
    final Given<Path> session = file("--session", "console.check.session");
    private final Given<Path> publicRoots = file("--public-roots", "console.check.public-roots");
    private final Given<Path> systemRoots = file("--system-roots", "console.check.system-roots");

    private static Given<Path> file(String name, String about) {
        return Given.option(name, "FILE", Path.class, about);
    }

    @Override
    public void addTo(CommandSpec command) {
        Input.add(command, turnCredentials, responderKey, session, publicRoots, systemRoots);
    }

    /// @throws Misuse where one of the files cannot be used
    /// @throws ProfileException where that of the session or of the relays' login cannot
    Surroundings surroundings(Desk desk, @Nullable Credentials proxy) throws ProfileException {
        Path roots = publicRoots.orNull();
        Path store = systemRoots.orNull();
        Path turn = turnCredentials.orNull();
        Path pass = session.orNull();
        return new Surroundings(
                new TrustStores(
                        roots == null ? List.of() : certificates(roots), store == null ? null : certificates(store)),
                List.of(),
                proxy,
                turn == null ? null : login(turn),
                pass == null ? null : SecretFiles.session(pass),
                ResponderKey.find(desk, responderKey.orNull()));
    }

    private static Credentials login(Path file) throws ProfileException {
        SmallFile.check(file);
        return SecretFiles.login(file);
    }

    private static List<X509Certificate> certificates(Path file) {
        byte[] pem = SmallFile.read(file, LONGEST_PEM);
        try {
            List<X509Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException e) {
            // Not PEM, or a certificate in it is broken: told below.
        }
        throw new Misuse("console.bad.pem", "file", file.toString());
    }
}
