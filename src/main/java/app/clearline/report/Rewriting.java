// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.HostPort;
import app.clearline.model.Version;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Copies records with every text in them changed, however deep it lies: a new kind of finding cannot be forgotten.
final class Rewriting {

    private final UnaryOperator<String> change;

    Rewriting(UnaryOperator<String> change) {
        this.change = change;
    }

    /// A copy of `whole`, of the same class.
    <R> R of(R whole) {
        @SuppressWarnings("unchecked") // every branch of `part` gives back an object of the class that it is given
        R copy = (R) part(whole);
        return copy;
    }

    private Object part(Object part) {
        return switch (part) {
            case String text -> change.apply(text);
            case HostPort at -> new HostPort(change.apply(at.host()), at.port());
            case URI address -> URI.create(change.apply(address.toString()));
            case Version version -> version;
            case List<?> list -> list.stream().map(this::part).toList();
            case Map<?, ?> map -> map(map);
            case Record whole -> record(whole);
            default -> part; // numbers, times, constants and sets of constants: no text in them
        };
    }

    private Map<Object, Object> map(Map<?, ?> map) {
        var copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(part(key), part(value)));
        return copy;
    }

    private Object record(Record whole) {
        RecordComponent[] components = whole.getClass().getRecordComponents();
        var values = new @Nullable Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                var accessor = components[i].getAccessor();
                accessor.setAccessible(true);
                Object value = accessor.invoke(whole);
                values[i] = value == null ? null : part(value);
            }
            var constructor = whole.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            throw new IllegalStateException("a record without its canonical constructor: " + whole.getClass(), e);
        } catch (InvocationTargetException e) {
            // The stand-in is not allowed where the text stood: better no export than one that tells.
            throw new IllegalStateException("cannot hide what is private in " + whole.getClass(), e);
        }
    }
}
