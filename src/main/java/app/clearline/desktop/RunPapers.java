// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.RequirementResult;
import app.clearline.model.Run;
import app.clearline.report.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;

/// Paper by the report room, in the language of the window.
record RunPapers(Texts texts) implements Papers {

    @Override
    public void write(Run run, Kind kind, boolean hide, Path file) throws IOException {
        if (kind != Kind.TXT) {
            throw new IOException("This kind of paper is not made yet: " + kind.id());
        }
        Files.writeString(file, text(run, hide));
    }

    @Override
    public String text(Run run, boolean hide) {
        var lines = new StringJoiner("\n", "", "\n");
        lines.add(texts.say("conclusion." + run.diagnosis().conclusion().id() + ".headline"));
        for (RequirementResult result : run.diagnosis().requirements()) {
            lines.add(texts.word(result.outcome()) + "  " + result.requirement().title());
        }
        return lines.toString();
    }

    @Override
    public Run read(Path file) throws IOException {
        throw new IOException("Saved reports cannot be opened yet: " + file.getFileName());
    }
}
