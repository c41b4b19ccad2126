// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Conclusion;
import app.clearline.model.Outcome;
import app.clearline.model.ProxyKind;
import app.clearline.model.Run;
import java.util.ArrayList;
import java.util.List;

/// The way from this computer to the service, with the place marked where the weightiest cause sits: what a picture of
/// it
/// shows, in whatever it is drawn. Positions go from 0 (left) to 1.
///
/// @param told the picture in a sentence
/// @param links one fewer than nodes: link `i` leads from node `i` to node `i + 1`
public record PathFigure(String told, List<Node> nodes, List<Link> links) {

    /// A place on the way.
    ///
    /// @param outcome of what is marked; `NOT_APPLICABLE` where nothing is said of it
    public record Node(Stretch stretch, String name, double at, Outcome outcome) {}

    /// The stretch between two nodes.
    ///
    /// @param outcome `NOT_TESTED` also where the way ends before it
    /// @param marked whether the fault is here
    public record Link(double from, double to, Outcome outcome, boolean marked) {}

    public PathFigure {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    public static PathFigure of(Run run, Texts texts) {
        String service = Clean.line(texts.translated(run.service().name()));
        Conclusion conclusion = run.diagnosis().conclusion();
        Stretch broken = broken(run);
        List<Stretch> way = way(run, broken);
        int at = place(way, broken);
        Outcome mark = conclusion.outcome();
        double gap = 1.0 / (way.size() - 1);
        var nodes = new ArrayList<Node>();
        var links = new ArrayList<Link>();
        for (int i = 0; i < way.size(); i++) {
            boolean here = i == 0 && broken == Stretch.COMPUTER;
            nodes.add(new Node(
                    way.get(i), name(way.get(i), service, texts), i * gap, here ? mark : Outcome.NOT_APPLICABLE));
            if (i > 0) {
                links.add(new Link((i - 1) * gap, i * gap, i == at ? mark : known(conclusion, i, at), i == at));
            }
        }
        String open = run.diagnosis().inPart() ? "figure.path.part" : "figure.path.open";
        String told = broken == Stretch.NOWHERE
                ? texts.say(conclusion == Conclusion.CANNOT_TELL ? "figure.path.unknown" : open, "service", service)
                : texts.say("figure.path.broken", "where", name(broken, service, texts));
        return new PathFigure(told, nodes, links);
    }

    private static Stretch broken(Run run) {
        return run.diagnosis().conclusion() == Conclusion.WORKS
                ? Stretch.NOWHERE
                : run.diagnosis().causes().stream()
                        .map(CauseFound::cause)
                        .filter(cause -> cause != Cause.HEALTHY)
                        .findFirst()
                        .map(Stretch::of)
                        .orElse(Stretch.NOWHERE);
    }

    private static List<Stretch> way(Run run, Stretch broken) {
        return broken == Stretch.PROXY || proxied(run.answers().proxy().kind())
                ? List.of(Stretch.COMPUTER, Stretch.PROXY, Stretch.FIREWALL, Stretch.SERVICE)
                : List.of(Stretch.COMPUTER, Stretch.FIREWALL, Stretch.SERVICE);
    }

    private static boolean proxied(ProxyKind kind) {
        return switch (kind) {
            case TRANSPARENT, HTTP, SOCKS, PAC -> true;
            case NONE, UNKNOWN -> false;
        };
    }

    /// Before which node the way is broken; -1 where before none.
    private static int place(List<Stretch> way, Stretch broken) {
        return switch (broken) {
            case NETWORK -> 1;
            case PROXY, FIREWALL, SERVICE -> way.indexOf(broken);
            case COMPUTER, NOWHERE -> -1;
        };
    }

    /// What is known of a stretch that is not the marked one: what comes after a closed one has not been reached.
    private static Outcome known(Conclusion conclusion, int i, int at) {
        if (conclusion == Conclusion.CANNOT_TELL) {
            return Outcome.NOT_TESTED;
        }
        boolean beyond = at >= 0 && i > at && conclusion == Conclusion.DOES_NOT_WORK;
        return beyond ? Outcome.NOT_TESTED : Outcome.PASS;
    }

    private static String name(Stretch stretch, String service, Texts texts) {
        return stretch == Stretch.SERVICE ? service : texts.say("figure.path." + stretch.id());
    }
}
