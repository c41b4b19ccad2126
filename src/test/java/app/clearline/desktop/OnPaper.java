// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Run;
import app.clearline.report.HidePrivate;
import app.clearline.report.PdfPages;
import app.clearline.report.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Paper and choosers that only remember what was asked of them; the preview is real.
final class OnPaper implements Papers, FileChoice {

    private volatile RunPapers real = new RunPapers(Texts.in(Locale.ENGLISH));
    final List<String> written = new ArrayList<>();
    volatile @Nullable Run saved;
    volatile @Nullable Path chosen;
    /// Where what is saved goes; only what the window itself writes is written.
    volatile Path folder = Path.of("");

    @Override
    public Papers in(Locale language) {
        real = new RunPapers(Texts.in(language));
        return this;
    }

    @Override
    public synchronized void write(Run run, Kind kind, boolean hide, Path file) {
        written.add(kind.id() + (hide ? " hidden " : " ") + file.getFileName());
    }

    @Override
    public void draw(Run run, Kind kind, boolean hide, Consumer<PdfPages.Page> page)
            throws IOException, InterruptedException {
        real.draw(run, kind, hide, page);
    }

    @Override
    public String ticket(Run run, boolean hide) {
        return real.ticket(run, hide);
    }

    @Override
    public String request(Run run, boolean hide) {
        return real.request(run, hide);
    }

    @Override
    public List<HidePrivate.Hidden> hidden(Run run) {
        return real.hidden(run);
    }

    @Override
    public String json(Run run) {
        return real.json(run);
    }

    @Override
    public Run read(Path file) throws IOException {
        Run run = saved;
        if (run == null) {
            throw new IOException("no run in " + file);
        }
        return run;
    }

    @Override
    public Optional<Path> open(String title, String kind, String pattern) {
        Path file = chosen;
        return Optional.of(
                file == null ? Path.of("chosen" + pattern.substring(1).split(";", -1)[0]) : file);
    }

    @Override
    public Optional<Path> save(String title, String kind, String pattern, String name) {
        return Optional.of(folder.resolve(name));
    }
}
