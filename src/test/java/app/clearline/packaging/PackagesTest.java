// SPDX-License-Identifier: Apache-2.0
package app.clearline.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// What is prepared for Windows and macOS, as far as it can be looked at on any system.
class PackagesTest {

    private static final Path PACKAGING = Path.of("packaging");

    @TempDir
    private Path scratch;

    /// A computer that has an installation finds the newer one by these: changed, both would stand side by side.
    @Test
    void anUpgradeIsFoundByTheSameCodesForEver() throws Exception {
        String source = Files.readString(PACKAGING.resolve("windows/clearline.wxs"));
        assertThat(root("windows/clearline.wxs").getTagName()).isEqualTo("Wix");
        assertThat(Pattern.compile("define UpgradeCode = \"([^\"]+)\"")
                        .matcher(source)
                        .results())
                .extracting(match -> match.group(1))
                .containsExactly("2E0182CC-23F5-4C40-99AF-B54A36D25EEC", "72FE2785-D462-4EF9-8C40-78969A613A3D");
        assertThat(source).contains("<MajorUpgrade ", "Software\\Classes\\.clearline");
    }

    @Test
    void macOsIsToldOfReportsAndWhyTheLocalNetworkIsAsked() throws Exception {
        List<String> told = words("macos/resources/Info.plist");
        assertThat(told)
                .containsSequence("CFBundleIdentifier", "DEPLOY_BUNDLE_IDENTIFIER")
                .containsSequence("public.filename-extension", "clearline")
                .containsSequence("LSItemContentTypes", "app.clearline.run")
                .containsSequence("CFBundleShortVersionString", "@version@");
        assertThat(told.get(told.indexOf("NSLocalNetworkUsageDescription") + 1)).hasSizeBetween(40, 200);
    }

    /// A right more is a decision: each lets an attacker do more with the program.
    @Test
    void theHardenedRuntimeIsLeftHard() throws Exception {
        assertThat(words("macos/clearline.entitlements"))
                .containsExactly(
                        "com.apple.security.cs.allow-jit", "com.apple.security.cs.allow-unsigned-executable-memory");
        assertThat(Files.readString(PACKAGING.resolve("macos/package"))).contains("--options runtime", "notarytool");
    }

    @Test
    void everySystemHasTheSameRuntime() throws IOException {
        var macos = modules("macos/runtime.args");
        var windows = modules("windows/runtime.args");
        assertThat(macos).contains("javafx.controls", "jdk.crypto.ec", "java.security.jgss");
        assertThat(windows).containsAll(macos).contains("jdk.crypto.mscapi").hasSize(macos.size() + 1);
        assertThat(Pattern.compile("(?m)^modules\\+?=(.*)$")
                        .matcher(Files.readString(PACKAGING.resolve("linux/runtime")))
                        .results()
                        .flatMap(line -> Stream.of(line.group(1).split(",", -1)))
                        .filter(module -> !module.isEmpty()))
                .containsExactlyInAnyOrderElementsOf(macos);
    }

    /// With other ends of lines its interpreter misses the label that it calls.
    @Test
    void theLauncherOfWindowsHasTheEndsOfLinesOfWindows() throws IOException {
        String launcher = Files.readString(PACKAGING.resolve("launcher/clearline.cmd"));
        assertThat(launcher).contains(":candidate\r\n").endsWith("\r\n");
        assertThat(launcher.replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows", "macos"})
    void theProgramIsStartedAsFromABuild(String system) throws IOException {
        String image = Files.readString(PACKAGING.resolve(system).resolve("image.args"));
        String launcher = Files.readString(PACKAGING.resolve("launcher/clearline"));
        for (String option : List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "app.clearline.Main")) {
            assertThat(launcher).contains(option);
            assertThat(image).contains(option);
        }
        assertThat(image)
                .contains("--enable-native-access=ALL-UNNAMED,javafx.graphics")
                .contains(system.equals("windows") ? "icons/clearline.ico" : "icons/clearline.icns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"packaging/Image.java", "packaging/windows/Msi.java", "icons/Icons.java"})
    void theToolsCompile(String tool) {
        int exit = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "-Xlint:all",
                        "-Werror",
                        "-d",
                        scratch.toString(),
                        tool.replace('/', File.separatorChar));
        assertThat(exit).isZero();
    }

    private static Set<String> modules(String file) throws IOException {
        String words = Files.readAllLines(PACKAGING.resolve(file)).stream()
                .filter(line -> line.startsWith("--add-modules "))
                .findFirst()
                .orElseThrow();
        return new TreeSet<>(
                Arrays.asList(words.substring("--add-modules ".length()).split(",", -1)));
    }

    /// The keys and texts of a property list, in their order.
    private static List<String> words(String file) throws Exception {
        NodeList all = root(file).getElementsByTagName("*");
        List<String> words = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            if (List.of("key", "string").contains(all.item(i).getNodeName())) {
                words.add(all.item(i).getTextContent());
            }
        }
        return words;
    }

    private static Element root(String file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder()
                .parse(PACKAGING.resolve(file).toFile())
                .getDocumentElement();
    }
}
