// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.run.ProbeException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacScriptTest {

    private static final HostPort HOST = new HostPort("www.example.test", 443);

    private static PacScript script(String source) {
        return new PacScript(
                source, new PacSurroundings(new Names(List.of()), Map.of("www.example.test", "192.0.2.7")));
    }

    private static String answer(String source) throws Exception {
        return script(source).ask(List.of(HOST), Duration.ofSeconds(3)).getOrDefault(HOST.toString(), "");
    }

    @Test
    void answersWithTheUrlAndTheHost() throws Exception {
        assertThat(script("function FindProxyForURL(u, h) { return 'PROXY ' + h + ':3128; DIRECT'; }")
                        .ask(List.of(HOST, new HostPort("b.test", 8443)), Duration.ofSeconds(3)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "www.example.test:443", "PROXY www.example.test:3128; DIRECT",
                        "b.test:8443", "PROXY b.test:3128; DIRECT"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "isPlainHostName('www')|true",
                "isPlainHostName('www.a')|false",
                "dnsDomainIs('www.A.test', '.a.TEST')|true",
                "dnsDomainIs('a.test', '.a.test')|false",
                "localHostOrDomainIs('www', 'www.a.test')|true",
                "localHostOrDomainIs('www.b.test', 'www.a.test')|false",
                "dnsDomainLevels('a.b.c')|2",
                "isResolvable('www.example.test')|true",
                "dnsResolve('www.example.test')|192.0.2.7",
                "isInNet('192.0.2.200', '192.0.2.0', '255.255.255.0')|true",
                "isInNet('www.example.test', '192.0.3.0', '255.255.255.0')|false",
                "isInNet('200.1.2.3', '200.0.0.0', '255.0.0.0')|true",
                "shExpMatch('http://a.test/x/y', '*/x/*')|true",
                "shExpMatch('a.test', '?.test')|true",
                "shExpMatch('axtest', 'a.test')|false",
                "shExpMatch('aaaaaaaaaaaaaaaaaaaaaaaab', '*a*a*a*a*a*a*a*c')|false",
                "weekdayRange('SUN', 'SAT')|true",
                "weekdayRange('MON', 'SUN', 'GMT')|true",
                "dateRange(1, 31)|true",
                "dateRange('JAN', 'DEC')|true",
                "dateRange(1, 'JAN', 1999, 31, 'DEC', 2001)|false",
                "timeRange(0, 24)|true",
                "timeRange(0, 0, 0, 23, 59, 59, 'GMT')|true",
                "typeof java|undefined",
                "typeof Packages|undefined",
                "/^[0-9.]+$/.test(myIpAddress())|true"
            })
    void knowsTheFunctionsOfPacFiles(String expression, String value) throws Exception {
        assertThat(answer("function FindProxyForURL(u, h) { return 'PROXY x:1; ' + (" + expression + "); }"))
                .isEqualTo("PROXY x:1; " + value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "for (;;) { try { while (true) {} } catch (e) {} finally { } }",
                "function f() { return f() + 1; } f();",
                "var a = []; while (true) { a.push('x' + a.length); }",
                "var s = 'x'; while (true) { s = s + s; s.charAt(1); }",
                "new Array(1e9).join('x')",
                "'x'.repeat(1e9)",
                "[].concat.apply([], new Array(1e9)).length",
                "JSON.stringify(new Array(4e9))",
                "new Set(new Array(4e9))",
                "[...new Array(4e9)]",
                "[].findLast.call({length: 9e15}, function () {})",
                "java.lang.System.exit(1)",
                "this is not a script",
                "var notThere = 1;",
                "function FindProxyForURL(u, h) { throw 'no'; }",
                "function FindProxyForURL(u, h) { return 42; }",
                "function FindProxyForURL(u, h) { return ''; }",
                "function FindProxyForURL(u, h) { return 'NOWHERE'; }",
                "function FindProxyForURL(u, h) { while (true) {} }"
            })
    void whatNobodyCanUseIsAScriptFailureWithinItsTime(String source) {
        long begin = System.nanoTime();
        assertThatThrownBy(() -> script(source).ask(List.of(HOST), Duration.ofSeconds(2)))
                .isInstanceOfSatisfying(
                        ProbeException.class,
                        e -> assertThat(e.failure()).extracting(Failure::type).isEqualTo(FailureClass.SCRIPT));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    /// As on a busy machine, where the script has no turn: the time is over, and the script is not to blame.
    @Test
    void aScriptThatOnlyWaitedIsNoScriptFailure() throws Exception {
        try (var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var server = new HostPort("127.0.0.1", silent.getLocalPort());
            var waiting = new PacScript(
                    "function FindProxyForURL(u, h) { dnsResolve('a.test'); for (var i = 0; i < 20000; i++) {} "
                            + "return 'DIRECT'; }",
                    new PacSurroundings(new Names(List.of(server)), Map.of()));
            assertThatThrownBy(() -> waiting.ask(List.of(HOST), Duration.ofMillis(950)))
                    .isInstanceOfSatisfying(
                            ProbeException.class,
                            e -> assertThat(e.failure())
                                    .extracting(Failure::type)
                                    .isEqualTo(FailureClass.TIMEOUT));
        }
    }
}
