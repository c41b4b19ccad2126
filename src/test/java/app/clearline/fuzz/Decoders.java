// SPDX-License-Identifier: Apache-2.0
package app.clearline.fuzz;

import app.clearline.asn1.Asn1Decoders;
import app.clearline.detect.DetectDecoders;
import app.clearline.detect.PolicyDecoders;
import app.clearline.fixture.Decoding;
import app.clearline.probe.FarDecoders;
import app.clearline.probe.ProbeDecoders;
import app.clearline.probe.ProbeTextDecoders;
import app.clearline.report.ReportDecoders;
import app.clearline.respond.RespondDecoders;
import app.clearline.service.ServiceDecoders;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;

/// Every decoder of foreign bytes.
final class Decoders {

    private Decoders() {}

    static List<Decoding> all() throws IOException, GeneralSecurityException {
        return Stream.of(
                        ProbeDecoders.all(),
                        ProbeTextDecoders.all(),
                        FarDecoders.all(),
                        Asn1Decoders.all(),
                        ServiceDecoders.all(),
                        ReportDecoders.all(),
                        DetectDecoders.all(),
                        PolicyDecoders.all(),
                        RespondDecoders.all())
                .flatMap(List::stream)
                .toList();
    }

    static Decoding named(String name) throws IOException, GeneralSecurityException {
        return all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no decoder " + name));
    }
}
