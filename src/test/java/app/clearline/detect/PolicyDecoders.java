// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.Decoding;
import app.clearline.model.BrowserName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What administrators laid down for browsers: JSON, property lists, the registry. Damaged is as good as not there.
public final class PolicyDecoders {

    private static final Place NOWHERE = new Place(Path.of("/nowhere"), Path.of("/nowhere/home"), Map.of());

    private PolicyDecoders() {}

    public static List<Decoding> all() {
        return List.of(
                Decoding.neverRefusing("policy-json", PolicyDecoders::json)
                        .from(Samples.bytes("firefox/policies-calls.json"), Samples.bytes("firefox/policies.json"))
                        .from("{\"WebRtcIPHandling\": \"disable_non_proxied_udp\", \"AudioCaptureAllowed\": false,"
                                + "\"AudioCaptureAllowedUrls\": [\"https://a.test\"], \"ProxySettings\":"
                                + "{\"ProxyMode\": \"fixed_servers\", \"ProxyServer\": \"a.test:80\"}}")
                        .from("user_pref(\"media.peerconnection.enabled\", false);\nuser_pref(\"x\", 1);")
                        .with("\"Preferences\":", "\"Permissions\":", "\"Value\":", "\"Status\":", "/*", "//", "[[")
                        .briefly(800),
                Decoding.neverRefusing("policy-list", input -> values(PropertyList.parse(input)))
                        .from("""
                            <?xml version="1.0"?><plist version="1.0"><dict><key>ProxyMode</key><string>direct</string>
                            <key>AudioCaptureAllowed</key><false/><key>VideoCaptureAllowedUrls</key><array>
                            <string>https://a.test</string></array><key>Permissions</key><dict><key>Camera</key><dict>
                            <key>BlockNewRequests</key><true/></dict></dict></dict></plist>\
                            """)
                        .with("<dict>", "</dict>", "<array>", "<key>", "<true/>", "<integer>", "<data>", "&#0;")
                        .briefly(500),
                Decoding.neverRefusing("policy-registry", PolicyDecoders::registry)
                        .from(new byte[0], new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
                        .from("\u0000\u0010fixed_servers http=a:80;https=b:81\u0001\u0002\u0003\u0004")
                        .briefly(800));
    }

    private static void json(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        JsonText.object(text).ifPresent(PolicyDecoders::values);
        CallPolicies.preferences(text, "x");
        FirefoxPolicy.parse(text, "x");
    }

    private static void values(Map<String, Object> values) {
        CallPolicies.chromium(BrowserName.CHROME, values, "x");
        CallPolicies.firefox(values, "x");
        CallPolicies.firefox(values.get("policies") instanceof Map<?, ?> inner ? inner : values, "x");
        ChromiumPolicy.proxy(BrowserName.EDGE, values, "x");
        FirefoxPolicy.proxy(values, "x");
    }

    private static void registry(byte[] input) {
        PolicySources.find(new Bytes(input));
        CallPolicySources.find(new Bytes(input), NOWHERE);
        WindowsBrowsers.parse(new Bytes(input));
        assertThat(WindowsProxy.parse(new Bytes(input)).map(WindowsProxy::found))
                .isNotNull();
        SystemVersion.windows(new Bytes(input));
    }

    /// A registry with whatever the bytes say at whatever is asked for, and nothing once they are used up.
    private static final class Bytes implements Registry {

        private static final int MOST_KEYS = 20;

        private final ByteBuffer in;

        Bytes(byte[] input) {
            in = ByteBuffer.wrap(input);
        }

        @Override
        public Optional<Object> value(Hive hive, String key, String name) {
            if (in.remaining() < 2) {
                return Optional.empty();
            }
            int kind = in.get() & 0x07;
            byte[] rest = new byte[Math.min(in.get() & 0xFF, in.remaining())];
            in.get(rest);
            String text = new String(rest, StandardCharsets.UTF_8);
            return switch (kind) {
                case 0, 1 -> Optional.of(text);
                case 2 -> Optional.of(rest.length);
                case 3 ->
                    Optional.of(
                            ByteBuffer.wrap(rest).remaining() < 8
                                    ? -1L
                                    : ByteBuffer.wrap(rest).getLong());
                case 4 -> Optional.of(rest);
                case 5 -> Optional.of(text.split("\n", -1));
                default -> Optional.empty();
            };
        }

        @Override
        public List<String> keys(Hive hive, String key) {
            List<String> names = new ArrayList<>();
            while (names.size() < MOST_KEYS && value(hive, key, "").orElse(null) instanceof String name) {
                names.add(name);
            }
            return names;
        }
    }
}
