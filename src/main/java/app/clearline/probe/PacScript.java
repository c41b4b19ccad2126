// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.run.ProbeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/// Runs a PAC file for some hosts: interpreted, without Java, with bounds on time, memory and depth.
final class PacScript {

    private static final String FUNCTIONS = functions();
    private static final int LONGEST_ANSWER = 500;
    private static final Duration GRACE = Duration.ofMillis(100);

    private final String source;
    private final PacSurroundings surroundings;

    PacScript(String source, PacSurroundings surroundings) {
        this.source = source;
        this.surroundings = surroundings;
    }

    /// Asks for `https://host:port/` of each host.
    ///
    /// @return the answers by `host:port`, each naming a way
    /// @throws ProbeException `SCRIPT` where the script fails, works too long or takes too much, or names no way;
    ///     `TIMEOUT` where it only waited
    Map<String, String> ask(List<HostPort> hosts, Duration time) throws ProbeException, InterruptedException {
        var sandbox = new PacSandbox(time);
        var task = new FutureTask<Map<String, String>>(() -> sandbox.call(context -> all(context, sandbox, hosts)));
        // A platform thread, whose memory can be measured.
        Thread.ofPlatform().daemon().name("pac").start(task);
        try {
            return task.get(time.plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw tooLong(sandbox, time);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PacSandbox.OutOfTime
                    ? tooLong(sandbox, time)
                    : new ProbeException(FailureClass.SCRIPT, reason(e.getCause()));
        } finally {
            sandbox.stop();
            // It may wait for a resolver, many times over.
            task.cancel(true);
        }
    }

    private static ProbeException tooLong(PacSandbox sandbox, Duration time) {
        return new ProbeException(
                sandbox.worked() ? FailureClass.SCRIPT : FailureClass.TIMEOUT,
                "the PAC file ran longer than " + time.toMillis() + " ms");
    }

    private Map<String, String> all(Context context, PacSandbox sandbox, List<HostPort> hosts) {
        ScriptableObject scope = context.initSafeStandardObjects();
        ScriptableObject.putProperty(scope, "dnsResolve", new Given(host -> surroundings.resolve(host)));
        ScriptableObject.putProperty(scope, "myIpAddress", new Given(none -> surroundings.ownAddress()));
        context.evaluateString(scope, FUNCTIONS, "pac-functions.js", 1, null);
        sandbox.begin();
        context.evaluateString(scope, source, "PAC file", 1, null);
        if (!(ScriptableObject.getProperty(scope, "FindProxyForURL") instanceof Function find)) {
            throw new IllegalStateException("it has no function FindProxyForURL");
        }
        Map<String, String> answers = new LinkedHashMap<>();
        for (HostPort host : hosts) {
            String at = host.port() == 443 ? host.host() : host.toString();
            Object answer = find.call(context, scope, scope, new Object[] {"https://" + at + "/", host.host()});
            answers.put(host.toString(), usable(host, answer));
        }
        return Collections.unmodifiableMap(answers);
    }

    private static String usable(HostPort host, @Nullable Object answer) {
        if (!(answer instanceof CharSequence text) || text.length() > LONGEST_ANSWER) {
            throw new IllegalStateException("no usable answer for " + host);
        }
        try {
            PacAnswer.routes(text.toString());
        } catch (ProbeException e) {
            if (e.failure().type() == FailureClass.SCRIPT) {
                throw new IllegalStateException("no usable answer for " + host + ": \"" + text + "\"", e);
            }
        }
        return text.toString();
    }

    private static String reason(@Nullable Throwable thrown) {
        return switch (thrown) {
            case PacSandbox.Stopped e -> "the PAC file was stopped: " + e.getMessage();
            case RhinoException e -> "the PAC file, line " + e.lineNumber() + ": " + e.details();
            case OutOfMemoryError e -> "the PAC file takes too much memory";
            case StackOverflowError e -> "the PAC file calls itself without end";
            case null -> "the PAC file failed";
            default -> "the PAC file: " + thrown.getMessage();
        };
    }

    private static String functions() {
        try (InputStream in = PacScript.class.getResourceAsStream("pac-functions.js")) {
            if (in == null) {
                throw new IllegalStateException("pac-functions.js is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("pac-functions.js", e);
        }
    }

    /// A function of one argument that is given to the script.
    private static final class Given extends BaseFunction {
        private static final long serialVersionUID = 1L;
        private final transient java.util.function.Function<String, @Nullable String> body;

        Given(java.util.function.Function<String, @Nullable String> body) {
            this.body = body;
        }

        @Override
        public @Nullable Object call(Context context, Scriptable scope, Scriptable self, Object[] arguments) {
            return body.apply(arguments.length == 0 ? "" : Context.toString(arguments[0]));
        }
    }
}
