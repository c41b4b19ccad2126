// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Named;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/// The model's single values in JSON, each way.
final class Scalars {

    private Scalars() {}

    static final class IdWriter extends ValueSerializer<Named> {

        @Override
        public void serialize(Named value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.id());
        }
    }

    static final class IdReader extends ValueDeserializer<Object> {

        private final Class<?> type;

        IdReader(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) {
            String id = string(in, context, type);
            var known = new StringJoiner(", ");
            for (Object constant : type.getEnumConstants()) {
                if (constant instanceof Named named) {
                    if (named.id().equals(id)) {
                        return constant;
                    }
                    known.add(named.id());
                }
            }
            return context.reportInputMismatch(this, "\"%s\" is not one of: %s", id, known);
        }
    }

    /// Sets have no order of their own; the same run is to give the same file.
    static final class SortedSetWriter extends ValueSerializer<Object> {

        @Override
        public void serialize(Object value, JsonGenerator out, SerializationContext context) {
            out.writeStartArray();
            ((Set<?>) value)
                    .stream().sorted(Comparator.comparing(String::valueOf)).forEach(v -> context.writeValue(out, v));
            out.writeEndArray();
        }
    }

    static final class MillisWriter extends ValueSerializer<Duration> {

        @Override
        public void serialize(Duration value, JsonGenerator out, SerializationContext context) {
            if (value.getNano() % 1_000_000 == 0) {
                out.writeNumber(value.toMillis());
            } else {
                out.writeNumber(BigDecimal.valueOf(value.getSeconds())
                        .scaleByPowerOfTen(3)
                        .add(BigDecimal.valueOf(value.getNano(), 6))
                        .stripTrailingZeros());
            }
        }
    }

    static final class MillisReader extends ValueDeserializer<Duration> {

        private static final int MOST_DIGITS = 12;
        private static final int NANOS = 6;

        @Override
        public Duration deserialize(JsonParser in, DeserializationContext context) {
            if (!in.currentToken().isNumeric()) {
                return context.reportInputMismatch(this, "not a number of milliseconds");
            }
            BigDecimal millis = in.getDecimalValue();
            // The exponent is looked at first: to expand 1e999999999 would take all memory.
            if (millis.scale() > NANOS
                    || (long) millis.precision() - millis.scale() > MOST_DIGITS
                    || millis.signum() < 0) {
                return context.reportInputMismatch(this, "not a number of milliseconds from 0 to 10^12");
            }
            return Duration.ofNanos(millis.scaleByPowerOfTen(NANOS).longValueExact());
        }
    }

    static final class TextReader<T> extends ValueDeserializer<T> {

        private final Class<T> type;
        private final Function<String, T> parse;

        TextReader(Class<T> type, Function<String, T> parse) {
            this.type = type;
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            String text = string(in, context, type);
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                // The text is not one that the type allows; its own message says why.
                return context.reportInputMismatch(this, "%s", String.valueOf(e.getMessage()));
            }
        }
    }

    private static String string(JsonParser in, DeserializationContext context, Class<?> type) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            context.reportInputMismatch(type, "not a text in quotes");
        }
        return in.getString();
    }
}
