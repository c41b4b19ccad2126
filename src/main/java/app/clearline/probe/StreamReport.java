// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import java.time.Duration;
import java.util.Optional;

/// What the responder tells of a stream (`docs/responder.md`).
///
/// @param sent packets that left there
/// @param late what 95 of 100 of them kept within
/// @param numbers of the packets that came there, in their order
/// @param micros when each of them came, by the far clock
@SuppressWarnings("ArrayRecordComponent") // Made once, read once, never compared.
record StreamReport(int sent, Duration late, int[] numbers, long[] micros) {

    private static final int LONGEST_LATE = 1_000_000_000;

    /// Reads it; empty where it is none.
    ///
    /// @param most packets that there can be
    static Optional<StreamReport> read(String text, int most) {
        String[] lines = text.split("\n", most + 5);
        int sent = value(lines, 0, "sent ", most);
        int late = value(lines, 1, "late ", LONGEST_LATE);
        int heard = value(lines, 2, "heard ", most);
        if (sent < 0 || late < 0 || heard < 0 || lines.length < heard + 3) {
            return Optional.empty();
        }
        var numbers = new int[heard];
        var micros = new long[heard];
        for (int i = 0; i < heard; i++) {
            String line = lines[i + 3];
            if (!line.matches("[0-9]{1,6} [0-9]{1,15}")) {
                return Optional.empty();
            }
            int space = line.indexOf(' ');
            numbers[i] = Integer.parseInt(line.substring(0, space));
            micros[i] = Long.parseLong(line.substring(space + 1));
        }
        return Optional.of(new StreamReport(sent, Duration.ofNanos(late * 1000L), numbers, micros));
    }

    private static int value(String[] lines, int at, String name, int most) {
        if (lines.length <= at || !lines[at].startsWith(name)) {
            return -1;
        }
        String number = lines[at].substring(name.length());
        return number.matches("[0-9]{1,9}") && Integer.parseInt(number) <= most ? Integer.parseInt(number) : -1;
    }
}
