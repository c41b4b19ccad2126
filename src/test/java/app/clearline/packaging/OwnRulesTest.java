// SPDX-License-Identifier: Apache-2.0
package app.clearline.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What SECURITY.md promises of the whole program, held against its sources: what is dangerous is in the few places
/// that
/// were looked at, and a new place is a new decision.
class OwnRulesTest {

    private static final Map<String, String> SOURCES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        Path root = Path.of("src/main/java/app/clearline");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                SOURCES.put(root.relativize(file).toString().replace('\\', '/'), code(Files.readString(file)));
            }
        }
    }

    @Test
    void nothingFromOutsideIsRun() {
        assertThat(where("\\bProcessBuilder\\("))
                .containsExactly("desktop/Opening.java", "detect/Command.java", "respond/Shares.java");
        assertThat(where("Runtime\\.getRuntime\\(\\)\\.exec|Desktop\\.getDesktop|getHostServices"))
                .isEmpty();
        assertThat(where("\"(/bin/)?(sh|bash|cmd|cmd\\.exe|powershell|pwsh|osascript)\""))
                .isEmpty();
        assertThat(where("ScriptEngine|GroovyShell|defineClass|URLClassLoader|Class\\.forName"))
                .isEmpty();
        assertThat(where("org\\.mozilla\\.javascript")).allMatch(file -> file.startsWith("probe/Pac"));
    }

    /// A folder may be opened, and the address that the build was given; nothing that a file or a far end says.
    @Test
    void onlyOwnPlacesAreOpened() {
        assertThat(where("Opening\\.of\\(")).containsExactly("desktop/TroublePart.java");
        assertThat(SOURCES.get("desktop/TroublePart.java"))
                .contains("Opening.of(folder.toString())", "Opening.of(Build.home())");
        assertThat(uses("Opening\\.of\\(")).isEqualTo(2);
    }

    @Test
    void objectsAreNotRead() {
        assertThat(where("ObjectInputStream|XMLDecoder|enableDefaultTyping|activateDefaultTyping"))
                .isEmpty();
        assertThat(where("XMLInputFactory\\.new|DocumentBuilderFactory|SAXParserFactory"))
                .containsExactly("detect/XmlPropertyList.java");
    }

    @Test
    void tlsIsLeftAsItIsButInTheProbeThatInspects() {
        assertThat(where("extends X509ExtendedTrustManager|implements X509TrustManager"))
                .containsExactly("probe/TlsLayer.java");
        assertThat(
                        where(
                                "HostnameVerifier|setDefaultSSLSocketFactory|SSLContext\\.setDefault|jdk\\.tls\\.|https\\.protocols"))
                .isEmpty();
    }

    @Test
    void nothingIsLeftInTheSharedTemporaryFolder() {
        assertThat(where("createTempFile|createTempDirectory|java\\.io\\.tmpdir|deleteOnExit"))
                .isEmpty();
    }

    @Test
    void onlyTheResponderListensElsewhereThanOnLoopback() {
        assertThat(where("new ServerSocket\\(|ServerSocketChannel"))
                .containsExactly("respond/Ports.java", "respond/Responder.java");
        assertThat(SOURCES.get("respond/Ports.java"))
                .contains("new ServerSocket(number, BACKLOG, loopback())", "new DatagramSocket(0, loopback())");
        assertThat(SOURCES.get("respond/Ports.java"))
                .doesNotContain("new ServerSocket(number)", "new DatagramSocket()");
    }

    @Test
    void secretsAreNotKeptAsText() {
        assertThat(where("private (static )?(final )?(@Nullable )?String (password|token|secret|passphrase)\\w*;"))
                .isEmpty();
        assertThat(where("record \\w+\\([^)]*String (password|token|secret|passphrase)\\b"))
                .isEmpty();
        for (String holder : List.of("model/Credentials.java", "model/SessionPass.java", "wire/SharedKey.java")) {
            assertThat(SOURCES.get(holder))
                    .as(holder)
                    .contains("final class", "AutoCloseable", "Arrays.fill(", "[hidden]");
        }
    }

    private static List<String> where(String pattern) {
        var found = new ArrayList<String>();
        Pattern wanted = Pattern.compile(pattern);
        SOURCES.forEach((file, text) -> {
            if (wanted.matcher(text).find()) {
                found.add(file);
            }
        });
        return found;
    }

    private static long uses(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        return SOURCES.values().stream()
                .mapToLong(text -> wanted.matcher(text).results().count())
                .sum();
    }

    /// The text without comments, which may speak of what the code may not do.
    private static String code(String source) {
        return source.replaceAll("(?m)^\\s*//.*$", "");
    }
}
