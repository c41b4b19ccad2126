// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.diagnose.Diagnostics;
import app.clearline.fixture.BentTree;
import app.clearline.fixture.Decoding;
import app.clearline.fixture.SampleRuns;
import app.clearline.model.Run;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Saved runs: whoever opens one sees its report and has it judged anew.
public final class ReportDecoders {

    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);

    private ReportDecoders() {}

    public static List<Decoding> all() {
        byte[] rich = RunJson.write(SampleRuns.threeCauses());
        JsonNode tree = new ObjectMapper().readTree(rich);
        return List.of(
                Decoding.of("saved-run", RunFormatException.class, ReportDecoders::read)
                        .from(rich, RunJson.write(SampleRuns.healthy()))
                        .with("null", "[]", "{}", "\"class\":", "\"\\u0000\"", "1e999999999", "-0", "\"format\":")
                        .briefly(40),
                Decoding.of("saved-run-tree", RunFormatException.class, input -> read(BentTree.of(tree, input)))
                        .from(new byte[0], new byte[] {0, 9, 2, 3, 4, 1, 3, 4, 5, 6})
                        .briefly(60));
    }

    private static void read(byte[] input) throws RunFormatException {
        Run run = RunJson.read(input, "run.json");
        if (!RunJson.read(RunJson.write(run), "run.json").equals(run)) {
            throw new AssertionError("read back as another run");
        }
        Diagnostics.of(run.service(), run.answers(), run.machine(), run.observations());
        TextReport.of(run, TEXTS, ZoneOffset.UTC);
        HtmlReport.of(run, TEXTS, ZoneOffset.UTC);
        HidePrivate.in(run);
    }
}
