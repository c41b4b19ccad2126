// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Browser;
import app.clearline.model.BrowserName;
import app.clearline.model.Cause;
import app.clearline.model.HostPort;
import app.clearline.model.Named;
import app.clearline.model.OperatingSystem;
import app.clearline.model.OsName;
import app.clearline.model.ProxySetting;
import app.clearline.model.Version;
import app.clearline.report.Texts;
import app.clearline.respond.PracticeNetwork;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/// Words of the command line become values; a word that means nothing is refused with what would mean something.
final class Arguments {

    private final Texts texts;

    Arguments(Texts texts) {
        this.texts = texts;
    }

    /// `NAME` or `NAME:VERSION`.
    Browser browser(String text) {
        return new Browser(named(BrowserName.class, name(text)), version(text));
    }

    /// `NAME` or `NAME:VERSION`.
    OperatingSystem system(String text) {
        return new OperatingSystem(named(OsName.class, name(text)), version(text));
    }

    <E extends Enum<E> & Named> E named(Class<E> type, String id) {
        return refusing(id, text -> Named.of(type, text.toLowerCase(Locale.ROOT)));
    }

    /// A fault that the practice network can show.
    Cause fault(String text) {
        return PracticeNetwork.faults().stream()
                .filter(fault -> fault.id().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> refusal("console.bad.fault", "fault", text, "known", faults()));
    }

    private static String faults() {
        return PracticeNetwork.faults().stream().sorted().map(Cause::id).collect(Collectors.joining(", "));
    }

    /// The value of `--proxy`. Credentials are refused without repeating them.
    ProxyWish proxy(String text) {
        if (text.indexOf('@') >= 0) {
            throw refusal("console.bad.credentials-in-proxy");
        }
        int colon = text.indexOf(':');
        String rest = text.substring(colon + 1);
        return switch ((colon < 0 ? text : text.substring(0, colon)).toLowerCase(Locale.ROOT)) {
            case "system" -> only(text, ProxyWish.SYSTEM);
            case "none" -> only(text, new ProxyWish(new ProxySetting.None()));
            case "transparent" -> only(text, new ProxyWish(new ProxySetting.Transparent()));
            case "unknown" -> only(text, new ProxyWish(new ProxySetting.Unknown()));
            case "http" -> new ProxyWish(new ProxySetting.Http(address(rest)));
            case "socks" -> new ProxyWish(new ProxySetting.Socks(address(rest)));
            case "pac" -> new ProxyWish(new ProxySetting.Pac(script(rest)));
            default -> throw refusal("console.bad.proxy", "text", text);
        };
    }

    private ProxyWish only(String text, ProxyWish wish) {
        if (text.indexOf(':') >= 0) {
            throw refusal("console.bad.proxy", "text", text);
        }
        return wish;
    }

    /// `//HOST:PORT`, with or without a slash behind.
    private static HostPort address(String text) {
        String bare = text.startsWith("//") ? text.substring(2) : text;
        String address = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        return refusing(address, HostPort::parse);
    }

    private URI script(String text) {
        try {
            URI at = new URI(text);
            if (at.getHost() != null && ("http".equals(at.getScheme()) || "https".equals(at.getScheme()))) {
                return at;
            }
        } catch (URISyntaxException e) {
            // Told below, like every other address that is none.
        }
        throw refusal("console.bad.pac", "text", text);
    }

    private TypeConversionException refusal(String key, String... values) {
        return new TypeConversionException(texts.say(key, values));
    }

    private static String name(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    private static @Nullable Version version(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? null : refusing(text.substring(colon + 1), Version::new);
    }

    private static <T> T refusing(String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            // The word means nothing; the message says which would.
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
