// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import app.clearline.fixture.BentTree;
import app.clearline.fixture.Decoding;
import app.clearline.model.SessionPass;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Profile files.
public final class ServiceDecoders {

    private static final String SAMPLE = """
        id: sample
        name: "Sample"
        document: Guide
        source: https://sample.test/
        date: 2026-01-31
        endpoints:
          - id: api
            role: api
            host: api.sample.test
            port: 443
            path: /health
            probes: [tcp, tls, https]
            expect: {statuses: [200], content-type: application/json, contains: ok}
          - {id: relay, role: media-relay, host: 192.0.2.7, port: 3478, probes: [stun-udp, turn-udp]}
        requirements:
          - id: web
            level: required
            group: reachability
            criterion: {domain: "*.sample.test"}
            title: "It is allowed"
            says: The guide asks for it.
            today: Still so.
            source: Guide
            date: 2026-01-31
          - id: udp
            level: recommended
            group: media-udp
            criterion: {udp-port: 3478}
            title: Outbound UDP
            source: Guide
            date: 2026-01-31
          - id: old
            level: rule
            group: proxy-and-browser
            title: Old
            source: Guide
            date: 2026-01-31
            cases:
              - id: old
                when: {browser: chrome, below: 100, proxy: [http, pac], login: [basic, ntlm]}
                document: fail
                today: fail
                text: Update it.
        browsers:
          - {name: chrome, floor: 90, recommended: 118, newest: 156}
          - {name: ie, floor: none, advice: edge}
        """;

    private ServiceDecoders() {}

    public static List<Decoding> all() {
        JsonNode tree =
                new ObjectMapper().valueToTree(new Load(LoadSettings.builder().build()).loadFromString(SAMPLE));
        return List.of(
                Decoding.of("profile", ProfileException.class, ServiceDecoders::read)
                        .from(SAMPLE)
                        .from("id: x\nextends: opentok\nname: X\ndate: 2026-01-31\nkeep-endpoints: false\n")
                        .from("{id: x, extends: vonage, name: X, date: '2026-01-31', thresholds: {}, timers: {}}")
                        .with("&a ", "*a", "!!str ", "? ", "- ", "\n  ", "\"\\u", "%YAML 1.2\n", "---\n", "|+2\n")
                        .briefly(300),
                // JSON is YAML: a tree of JSON is a profile too.
                Decoding.of("profile-tree", ProfileException.class, input -> read(BentTree.of(tree, input)))
                        .from(new byte[0], new byte[] {0, 1, 2, 3, 4, 0, 3, 4, 5, 6})
                        .briefly(300),
                Decoding.of("secret-file", ProfileException.class, ServiceDecoders::secret)
                        .from("{\"apiKey\": \"4711\", \"sessionId\": \"1_MX40\", \"token\": \"T1==cGFy\"}")
                        .from("{\"username\": \"u\", \"password\": \"p\"}", "{\"username\": 7}")
                        .with("\"token\":", "\"password\":", "\"\\u0000\"", "[[", "null", "1e999999999")
                        .briefly(500));
    }

    private static void read(byte[] input) throws IOException, ProfileException {
        ProfileReader.read(ProfileText.of("x.yaml", new ByteArrayInputStream(input)));
    }

    /// One reads what the other refuses.
    private static void secret(byte[] input) throws ProfileException {
        Path file = Path.of("x.json");
        try (SessionPass pass = SecretFiles.session(file, input)) {
            pass.token();
        } catch (ProfileException e) {
            SecretFiles.login(file, input).close();
        }
    }
}
