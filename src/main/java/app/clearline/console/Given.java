// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// An option, or a word without a name, and what was given for it.
final class Given<T> implements Input {

    private final ArgSpec spec;
    private final @Nullable T usual;

    private Given(ArgSpec spec, @Nullable T usual) {
        this.spec = spec;
        this.usual = usual;
    }

    /// An option with a value.
    ///
    /// @param label stands for the value in the help
    /// @param about the key of what the help says
    static <T> Given<T> option(String name, String label, Class<T> type, String about) {
        return new Given<>(named(name, about).paramLabel(label).type(type).build(), null);
    }

    /// An option with several values: with commas between them, or each behind the option.
    static <T> Given<List<T>> list(String name, String label, Class<T> type, String about) {
        OptionSpec.Builder several = named(name, about).type(List.class).auxiliaryTypes(type);
        return new Given<>(several.paramLabel(label).splitRegex(",").build(), List.of());
    }

    /// An option without a value.
    static Given<Boolean> flag(String name, String about) {
        return new Given<>(named(name, about).type(boolean.class).build(), false);
    }

    /// A flag that no help shows.
    static Given<Boolean> hidden(String name) {
        OptionSpec.Builder flag = OptionSpec.builder(name).type(boolean.class);
        return new Given<>(flag.hidden(true).build(), false);
    }

    /// A word that must be there.
    static <T> Given<T> word(String label, Class<T> type, String about) {
        return new Given<>(unnamed(label, type, about).required(true).build(), null);
    }

    /// A word that may be left out, and what it usually is.
    static Given<String> word(String label, String usual, String about) {
        return new Given<>(unnamed(label, String.class, about).arity("0..1").build(), usual);
    }

    private static OptionSpec.Builder named(String name, String about) {
        return OptionSpec.builder(name).description(Commands.text(about));
    }

    private static PositionalParamSpec.Builder unnamed(String label, Class<?> type, String about) {
        PositionalParamSpec.Builder word = PositionalParamSpec.builder().type(type);
        return word.paramLabel(label).description(Commands.text(about));
    }

    /// The same, with what counts where nothing is given.
    Given<T> usually(T value) {
        return new Given<>(spec, value);
    }

    @Override
    public void addTo(CommandSpec command) {
        command.add(spec);
    }

    /// What was given, else what is usual, where one of the two is there.
    T value() {
        return Objects.requireNonNull(orNull());
    }

    /// What was given, else what is usual; null where nothing is.
    @Nullable
    T orNull() {
        T value = spec.getValue();
        return value == null ? usual : value;
    }

    boolean isGiven() {
        return spec.getValue() != null;
    }
}
