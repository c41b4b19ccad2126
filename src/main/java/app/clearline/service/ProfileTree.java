// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;

/// A profile's text as a tree of YAML nodes that know their places. Only plain trees pass: one document, no anchors and
/// aliases (they can make a small file huge), no tags but the core ones, little depth. Nothing is constructed from it.
final class ProfileTree {

    private static final int MOST_DEPTH = 12;
    private static final int MOST_NODES = 20_000;
    private static final Set<String> TAGS = Set.of(
            "tag:yaml.org,2002:str",
            "tag:yaml.org,2002:int",
            "tag:yaml.org,2002:float",
            "tag:yaml.org,2002:bool",
            "tag:yaml.org,2002:null",
            "tag:yaml.org,2002:seq",
            "tag:yaml.org,2002:map");

    private final ProfileText source;
    private final LoadSettings settings = LoadSettings.builder().build();

    private ProfileTree(ProfileText source) {
        this.source = source;
    }

    /// The root of the only document.
    static Entry of(ProfileText source) throws ProfileException {
        return new ProfileTree(source).root();
    }

    private Entry root() throws ProfileException {
        try {
            // The events are looked at first: composing goes as deep on the stack as the text is nested.
            var root = new Composer(settings, new Replay(checkedEvents())).getSingleNode();
            if (root.isEmpty()) {
                throw new ProfileException(source.file(), 1, 1, "the file is empty");
            }
            return new Entry(source.file(), root.get());
        } catch (MarkedYamlEngineException e) {
            // Not YAML; the reader names the place and says why.
            String begun = e.getContextMark()
                    .map(m -> " (begun in line " + (m.getLine() + 1) + ")")
                    .orElse("");
            throw mistake(e.getProblemMark().or(e::getContextMark), "this is not YAML: " + why(e) + begun);
        } catch (ReaderException e) {
            // A character that YAML forbids.
            String before = source.text().substring(0, source.text().offsetByCodePoints(0, e.getPosition()));
            throw new ProfileException(
                    source.file(),
                    ProfileText.line(before),
                    ProfileText.column(before),
                    "a character that text cannot hold: U+" + String.format("%04X", e.getCodePoint()));
        } catch (NumberFormatException e) {
            // The reader's own slip over an escape whose digits are missing at the end of the text.
            throw new ProfileException(
                    source.file(),
                    ProfileText.line(source.text()),
                    ProfileText.column(source.text()),
                    "this is not YAML: an escape without its digits");
        } catch (YamlEngineException e) {
            // Every other refusal of the reader; it knows no place.
            throw new ProfileException(source.file(), 0, 0, "this is not YAML: " + e.getMessage());
        }
    }

    /// The reader's own words, but for the commonest mistake of people who write YAML.
    private static String why(MarkedYamlEngineException e) {
        String problem = e.getProblem() == null ? String.valueOf(e.getContext()) : e.getProblem();
        return problem.startsWith("mapping values are not allowed")
                ? "a colon where none can stand; a text that holds one needs quotes"
                : problem;
    }

    /// What the text consists of, from its first event to its last.
    private List<Event> checkedEvents() throws ProfileException {
        List<Event> events = new ArrayList<>();
        int depth = 0;
        int nodes = 0;
        int documents = 0;
        for (Event event : new Parse(settings).parseString(source.text())) {
            var at = event.getStartMark();
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                throw mistake(at, "a profile is one document; here a second one begins");
            }
            if (event instanceof NodeEvent node) {
                checkNode(node, at);
                nodes++;
            }
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > MOST_DEPTH) {
                throw mistake(at, "nested deeper than " + MOST_DEPTH + " levels");
            }
            if (nodes > MOST_NODES) {
                throw mistake(at, "more than " + MOST_NODES + " values");
            }
            events.add(event);
        }
        return events;
    }

    private void checkNode(NodeEvent node, Optional<Mark> at) throws ProfileException {
        if (node instanceof AliasEvent || node.getAnchor().isPresent()) {
            throw mistake(at, "anchors (&) and aliases (*) are not allowed; a text that begins so needs quotes");
        }
        Optional<String> tag = switch (node) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent start -> start.getTag();
            case NodeEvent other -> Optional.empty();
        };
        if (tag.isPresent() && !TAGS.contains(tag.get())) {
            throw mistake(at, "the tag " + tag.get() + " is not allowed");
        }
    }

    /// Events that were read before, for the composer.
    private static final class Replay implements Parser {

        private final Deque<Event> ahead;

        Replay(List<Event> events) {
            ahead = new ArrayDeque<>(events);
        }

        @Override
        public boolean checkEvent(Event.ID wanted) {
            return hasNext() && peekEvent().getEventId() == wanted;
        }

        @Override
        public Event peekEvent() {
            return ahead.element();
        }

        @Override
        public boolean hasNext() {
            return !ahead.isEmpty();
        }

        @Override
        public Event next() {
            return ahead.remove();
        }
    }

    private ProfileException mistake(Optional<Mark> at, String mistake) {
        return new ProfileException(
                source.file(),
                at.map(m -> m.getLine() + 1).orElse(0),
                at.map(m -> m.getColumn() + 1).orElse(0),
                mistake);
    }
}
