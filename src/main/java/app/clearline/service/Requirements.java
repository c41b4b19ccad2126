// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import app.clearline.model.Condition;
import app.clearline.model.Criterion;
import app.clearline.model.Group;
import app.clearline.model.Level;
import app.clearline.model.Outcome;
import app.clearline.model.Requirement;
import app.clearline.model.RuleCase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The section `requirements` of a profile.
final class Requirements {

    static final int MOST = 200;
    private static final int MOST_CASES = 50;
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_TEXT = 1500;

    private Requirements() {}

    static Map<String, Requirement> read(Entry section) throws ProfileException {
        var requirements = new LinkedHashMap<String, Requirement>();
        for (Entry item : section.list(MOST)) {
            Table table = item.table(
                    "id", "level", "group", "criterion", "cases", "when", "title", "says", "today", "source", "date");
            Requirement requirement = requirement(table);
            if (requirements.put(requirement.id(), requirement) != null) {
                throw table.get("id").mistake("a second requirement with the id \"" + requirement.id() + "\"");
            }
        }
        return requirements;
    }

    private static Requirement requirement(Table table) throws ProfileException {
        return new Requirement(
                table.get("id").id(),
                table.get("level").word(Level.class, Set.of()),
                table.get("group").word(Group.class, Set.of()),
                criterion(table),
                when(table),
                table.get("title").text(LONGEST_TITLE),
                table.text("says", LONGEST_TEXT, ""),
                table.text("today", LONGEST_TEXT, ""),
                table.get("source").text(500),
                table.get("date").date());
    }

    private static Criterion criterion(Table table) throws ProfileException {
        if (table.has("cases") && table.has("criterion")) {
            throw table.get("cases").mistake("a requirement has either a criterion or cases, not both");
        }
        return table.has("cases")
                ? new Criterion.Rule(cases(table.get("cases")))
                : Criteria.read(table.get("criterion"));
    }

    private static List<RuleCase> cases(Entry section) throws ProfileException {
        var cases = new ArrayList<RuleCase>();
        var ids = new HashSet<String>();
        for (Entry item : section.list(MOST_CASES)) {
            Table table = item.table("id", "when", "document", "today", "text");
            String id = table.get("id").id();
            if (!ids.add(id)) {
                throw table.get("id").mistake("a second case with the id \"" + id + "\"");
            }
            cases.add(new RuleCase(
                    id,
                    when(table),
                    table.get("document").word(Outcome.class, Set.of(Outcome.NOT_TESTED)),
                    table.get("today").word(Outcome.class, Set.of(Outcome.NOT_TESTED)),
                    table.get("text").text(LONGEST_TEXT)));
        }
        if (cases.isEmpty()) {
            throw section.mistake("a rule needs at least one case");
        }
        return cases;
    }

    private static Condition when(Table table) throws ProfileException {
        return table.has("when") ? Conditions.read(table.get("when")) : Condition.ALWAYS;
    }
}
