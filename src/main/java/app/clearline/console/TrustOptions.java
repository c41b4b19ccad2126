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
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Whom to trust, and with which relay credentials or which session to try.
@Command
final class TrustOptions {

    private static final int LONGEST_PEM = 4 * 1024 * 1024;

    @Option(names = "--turn-credentials", paramLabel = "FILE", description = "${bundle:console.check.turn-credentials}")
    @Nullable
    Path turnCredentials;

    @Option(names = "--responder-key", paramLabel = "FILE", description = "${bundle:console.check.responder-key}")
    @Nullable
    Path responderKey;

    @Option(names = "--session", paramLabel = "FILE", description = "${bundle:console.check.session}")
    @Nullable
    Path session;

    @Option(names = "--public-roots", paramLabel = "FILE", description = "${bundle:console.check.public-roots}")
    @Nullable
    Path publicRoots;

    @Option(names = "--system-roots", paramLabel = "FILE", description = "${bundle:console.check.system-roots}")
    @Nullable
    Path systemRoots;

    /// @throws Misuse where one of the files cannot be used
    /// @throws ProfileException where that of the session or of the relays' login cannot
    Surroundings surroundings(Desk desk, @Nullable Credentials proxy) throws ProfileException {
        return new Surroundings(
                new TrustStores(
                        publicRoots == null ? List.of() : certificates(publicRoots),
                        systemRoots == null ? null : certificates(systemRoots)),
                List.of(),
                proxy,
                turnCredentials == null ? null : login(turnCredentials),
                session == null ? null : SecretFiles.session(session),
                ResponderKey.find(desk, responderKey));
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
