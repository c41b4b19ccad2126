// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Failure;
import app.clearline.model.Finding;
import app.clearline.model.Observation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An observation as plain lines for a technician, every value that was seen: `name: value`.
final class RawValues {

    private static final int LONGEST = 300;

    private RawValues() {}

    static List<String> of(Observation observation) {
        var lines = new ArrayList<String>();
        Failure failure = observation.failure();
        if (failure != null) {
            lines.add("failure: " + failure.type().id());
            lines.add("detail: " + failure.detail());
        }
        Finding finding = observation.finding();
        if (finding != null) {
            add(lines, "", finding);
        }
        return lines;
    }

    private static void add(List<String> lines, String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Duration duration -> lines.add(name + ": " + Say.length(duration));
            case List<?> list when list.isEmpty() -> {}
            case List<?> list
            when list.stream().allMatch(Finding.class::isInstance) -> {
                for (int i = 0; i < list.size(); i++) {
                    add(lines, name + "[" + i + "]", list.get(i));
                }
            }
            case List<?> list -> lines.add(name + ": " + shorten(list.toString().replaceAll("^\\[|]$", "")));
            case Map<?, ?> map ->
                map.forEach((key, each) -> lines.add(name + "." + key + ": " + shorten(String.valueOf(each))));
            case Finding finding -> components(lines, name, finding);
            default -> lines.add(name + ": " + shorten(value.toString()));
        }
    }

    private static void components(List<String> lines, String name, Finding finding) {
        for (RecordComponent component : finding.getClass().getRecordComponents()) {
            if (component.getName().equals("der")) {
                continue;
            }
            try {
                String inside = name.isEmpty() ? component.getName() : name + "." + component.getName();
                add(lines, inside, component.getAccessor().invoke(finding));
            } catch (IllegalAccessException | InvocationTargetException e) {
                // A record of ours that cannot be read is a fault of ours.
                throw new IllegalStateException(component.toString(), e);
            }
        }
    }

    private static String shorten(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }
}
