// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Step;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Looks up a name that nobody has, a random label under the endpoint's: going well means that somebody answered, and
/// addresses in the finding are those of whoever answers for names that do not exist.
final class UnknownNameProbe implements Probe {

    private static final int LABEL_BYTES = 8;

    private final DnsProbe names;
    private final SecureRandom random = new SecureRandom();

    UnknownNameProbe(DnsProbe names) {
        this.names = names;
    }

    @Override
    public Finding.Dns run(Step step, Scene scene) throws IOException, InterruptedException {
        byte[] label = new byte[LABEL_BYTES];
        random.nextBytes(label);
        String host =
                "x" + HexFormat.of().formatHex(label) + "." + step.endpoint().host();
        try {
            return names.lookUp(host, scene);
        } catch (ProbeException e) {
            // No such name is what should be said; any other failure is one.
            if (e.failure().type() == FailureClass.NAME_NOT_FOUND && e.finding() instanceof Finding.Dns answer) {
                return answer;
            }
            throw e;
        }
    }
}
