// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.BrowserName;
import app.clearline.model.Complaint;
import app.clearline.model.Confidence;
import app.clearline.model.Device;
import app.clearline.model.FailureClass;
import app.clearline.model.Group;
import app.clearline.model.Known;
import app.clearline.model.Level;
import app.clearline.model.Named;
import app.clearline.model.OsName;
import app.clearline.model.Outcome;
import app.clearline.model.Phrase;
import app.clearline.model.ProbeKind;
import app.clearline.model.ProxyKind;
import app.clearline.model.ProxyLogin;
import app.clearline.model.Role;
import app.clearline.model.Topic;
import app.clearline.model.Who;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The texts of one language: keys become sentences, `{name}` becomes the value of that name. A sentence with a place
/// that has no value is left out; where that would leave nothing, an em dash stands in the place.
///
/// The texts lie in several bundles, one for each room that brings some. What a language lacks is English there.
public final class Texts {

    static final List<String> BUNDLES = List.of(
            "messages",
            "messages-console",
            "messages-diagnosis",
            "messages-desktop",
            "messages-keep",
            "messages-services",
            SeenTexts.BUNDLE,
            "messages-causes");

    /// What the keys of a vocabulary's words begin with.
    private static final Map<Class<?>, String> VOCABULARIES = Map.ofEntries(
            Map.entry(Outcome.class, "outcome"),
            Map.entry(Level.class, "level"),
            Map.entry(Group.class, "group"),
            Map.entry(FailureClass.class, "failure"),
            Map.entry(ProbeKind.class, "probe"),
            Map.entry(Role.class, "role"),
            Map.entry(Who.class, "who"),
            Map.entry(Confidence.class, "confidence"),
            Map.entry(Topic.class, "topic"),
            Map.entry(BrowserName.class, "browser"),
            Map.entry(OsName.class, "os"),
            Map.entry(ProxyKind.class, "proxy-kind"),
            Map.entry(ProxyLogin.class, "login"),
            Map.entry(Known.class, "known"),
            Map.entry(Device.class, "device"),
            Map.entry(Complaint.class, "complaint"),
            Map.entry(Turn.class, "turn"));

    /// The places whose values are a browser's id, and perhaps its version.
    private static final List<String> BROWSERS = List.of("browser", "advice");

    private static final Set<String> BROWSER_IDS =
            Arrays.stream(BrowserName.values()).map(BrowserName::id).collect(Collectors.toUnmodifiableSet());

    /// The places whose values are a profile's words.
    private static final List<String> PROFILE = List.of("rule", "service");

    /// The places whose values are said by detection.
    private static final List<String> SEEN = List.of("source", "sign");

    /// Those that were asked, by name: to read all takes long, and the causes are the longest.
    private final Map<String, ResourceBundle> read = new ConcurrentHashMap<>();

    private final Orthography writing;
    private final ProfileTexts profiles;
    private final SeenTexts seen;

    private Texts(Locale locale) {
        this.writing = new Orthography(locale);
        this.profiles = new ProfileTexts(locale);
        this.seen = new SeenTexts(locale);
    }

    /// The texts in `locale`, or in English where there are none.
    public static Texts in(Locale locale) {
        return new Texts(locale);
    }

    /// One bundle of a language, never that of the system's language instead.
    static ResourceBundle bundle(String name, Locale locale) {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        // English is what the others fall back to; one of its own would be looked for in every library.
        return ResourceBundle.getBundle("app.clearline." + name, english(locale) ? Locale.ROOT : locale, noFallback);
    }

    static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    /// The bundles one after the other, each read when it is come to.
    private Stream<ResourceBundle> bundles() {
        return BUNDLES.stream().map(this::read);
    }

    private ResourceBundle read(String name) {
        return read.computeIfAbsent(name, each -> bundle(each, locale()));
    }

    /// How the language writes numbers and dates.
    public Orthography writing() {
        return writing;
    }

    public Locale locale() {
        return writing.locale();
    }

    /// The texts of the command line, as its help asks for them.
    public ResourceBundle ofConsole() {
        return read("messages-console");
    }

    public boolean has(String key) {
        return bundles().anyMatch(b -> b.containsKey(key));
    }

    public String say(Phrase phrase) {
        String filled = fill(text(phrase.key()), worded(phrase.values()), writing);
        return filled.lines().map(writing::set).collect(Collectors.joining("\n"));
    }

    /// The text of `key`, with `place, value, place, value …` filled in.
    public String say(String key, String... values) {
        return say(Phrase.of(key, values));
    }

    /// The text of `key`, with `values` filled in.
    public String say(String key, Map<String, String> values) {
        return say(new Phrase(key, values));
    }

    /// The word for a constant of a vocabulary, such as that of `outcome.pass` for [Outcome#PASS]. Causes and
    /// conclusions have several texts each, and no single word.
    ///
    /// @throws NullPointerException for a vocabulary that has no words
    public String word(Named constant) {
        return text(key(constant));
    }

    static String key(Named constant) {
        Class<?> type = constant instanceof Enum<?> e ? e.getDeclaringClass() : constant.getClass();
        return Objects.requireNonNull(VOCABULARIES.get(type), type.getName()) + "." + constant.id();
    }

    static Map<Class<?>, String> vocabularies() {
        return VOCABULARIES;
    }

    /// What a profile says, in English, in this language; a text that no built-in profile has stays as it is.
    public String translated(String english) {
        return profiles.of(english);
    }

    /// What a probe said of a failure, or detection of where it looked, in this language as far as it is known.
    public String seen(String english) {
        return seen.of(english);
    }

    /// The text of `key` where there is one, else `otherwise`.
    public String sayOr(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    SortedSet<String> keys() {
        var keys = new TreeSet<String>();
        bundles().forEach(b -> keys.addAll(b.keySet()));
        return keys;
    }

    /// The values with browsers' ids replaced by what people call them, and a profile's words in this language.
    private Map<String, String> worded(Map<String, String> values) {
        if (values.isEmpty()) {
            return values;
        }
        var worded = new TreeMap<>(values);
        PROFILE.forEach(place -> worded.computeIfPresent(place, (name, value) -> translated(value)));
        SEEN.forEach(place -> worded.computeIfPresent(place, (name, value) -> seen(value)));
        for (String place : BROWSERS) {
            worded.computeIfPresent(place, (name, value) -> browser(value));
        }
        return worded;
    }

    /// `chrome 131` as a sentence says it; what is no browser's id stays as it is.
    private String browser(String value) {
        String id = value.split(" ", 2)[0];
        return switch (id) {
            case "unknown" -> text("said.the-browser");
            case "native-app" -> text("said.the-app");
            default -> BROWSER_IDS.contains(id) ? text("browser." + id) + value.substring(id.length()) : value;
        };
    }

    /// The text as it stands in the bundle.
    String text(String key) {
        // A missing text must not end a run; the message tests see to it that none is.
        return bundles()
                .filter(b -> b.containsKey(key))
                .findFirst()
                .map(b -> b.getString(key))
                .orElse(key);
    }

    static String fill(String text, Map<String, String> values, Orthography writing) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        var lines = new ArrayList<String>();
        for (String line : text.split("\n", -1)) {
            var kept = new ArrayList<String>();
            for (String sentence : line.split("(?<=[.!?]) ", -1)) {
                if (Places.filledBy(values, sentence)) {
                    kept.add(Places.fill(sentence, values, writing));
                }
            }
            if (!kept.isEmpty()) {
                lines.add(String.join(" ", kept));
            }
        }
        return lines.isEmpty() ? Places.fill(text, values, writing) : String.join("\n", lines);
    }
}
