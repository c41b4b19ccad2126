// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The arrows of the house, as `docs/decisions.md` and the design draw them.
class ArchitectureTest {

    private static final String ROOT = "app.clearline.";
    private static final List<String> ROOMS = List.of(
            "model",
            "asn1",
            "wire",
            "service",
            "detect",
            "plan",
            "run",
            "probe",
            "diagnose",
            "report",
            "respond",
            "keep",
            "watch",
            "console",
            "desktop");

    /// What each room may know, beside itself and libraries.
    private static final Map<String, List<String>> KNOWS = Map.ofEntries(
            Map.entry("model", List.of()),
            Map.entry("asn1", List.of()),
            Map.entry("wire", List.of("model")),
            Map.entry("service", List.of("model")),
            Map.entry("detect", List.of("model")),
            Map.entry("plan", List.of("model")),
            Map.entry("run", List.of("model")),
            Map.entry("probe", List.of("model", "run", "asn1", "wire")),
            Map.entry("diagnose", List.of("model")),
            Map.entry("report", List.of("model")),
            Map.entry("respond", List.of("model", "asn1", "wire")),
            Map.entry("keep", List.of("model", "report")),
            Map.entry("watch", List.of("model", "run", "diagnose")),
            Map.entry(
                    "console",
                    List.of(
                            "model",
                            "asn1",
                            "wire",
                            "service",
                            "detect",
                            "plan",
                            "run",
                            "diagnose",
                            "report",
                            "respond",
                            "keep",
                            "watch")),
            Map.entry(
                    "desktop",
                    List.of(
                            "model",
                            "asn1",
                            "service",
                            "detect",
                            "plan",
                            "run",
                            "diagnose",
                            "report",
                            "respond",
                            "keep",
                            "watch")));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("app.clearline");

    @Test
    void arrowsPointOnlyWhereTheTableSays() {
        for (String room : ROOMS) {
            var forbidden = new ArrayList<>(ROOMS);
            forbidden.remove(room);
            forbidden.removeAll(KNOWS.getOrDefault(room, List.of()));
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            forbidden.stream().map(f -> ROOT + f + "..").toArray(String[]::new))
                    .because("the table of the design gives " + room + " no arrow there")
                    .allowEmptyShould(true)
                    .check(HOUSE);
        }
    }

    @Test
    void nobodyKnowsTheRoot() {
        noClasses()
                .that()
                .resideOutsideOfPackage("app.clearline")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("app.clearline")
                .because("the root wires the rooms, not the other way round")
                .check(HOUSE);
    }

    @Test
    void theModelKnowsTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("app.clearline.model")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("app.clearline.model", "java..", "org.jspecify..")
                .because("everybody knows the model, so it must weigh nothing")
                .check(HOUSE);
    }

    @Test
    void theToolkitStaysInTheDesktop() {
        keep(List.of("javafx..", "org.controlsfx..", "atlantafx.."), List.of("desktop", ""));
    }

    @Test
    void networkLibrariesStayWhereTheNetworkIs() {
        keep(
                List.of("org.ice4j..", "org.apache.hc..", "org.xbill..", "com.github.markusbernhardt..", "oshi.."),
                List.of("probe", "detect", "respond"));
    }

    @Test
    void paperIsMadeInOneRoom() {
        keep(List.of("com.openhtmltopdf..", "org.apache.pdfbox.."), List.of("report"));
    }

    @Test
    void onlyTheConsolePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackages("app.clearline.console..", "app.clearline")
                .should()
                .accessField(System.class, "out")
                .because("standard output belongs to the command line, which the root hands it to")
                .check(HOUSE);
    }

    @Test
    void theCommandLineIsReadFromNoAnnotations() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("picocli..").and(describe("are annotations", JavaClass::isAnnotation)))
                .because("each start would read them again")
                .check(HOUSE);
    }

    private static void keep(List<String> libraries, List<String> rooms) {
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms.stream()
                        .map(r -> r.isEmpty() ? "app.clearline" : ROOT + r + "..")
                        .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries.toArray(String[]::new))
                .because("these libraries are known in " + rooms + " only")
                .check(HOUSE);
    }
}
