// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.HostPort;
import app.clearline.model.Named;
import app.clearline.model.Version;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/// How the model's types look in JSON: constants of vocabularies as their ids, hosts with ports and versions as text,
/// durations as milliseconds in fields whose names end in `Ms`, sealed types by their `kind`. Absent is null.
///
/// Vocabularies and sealed types are taken from the classes themselves, so a new kind needs nothing here.
final class RunMapper {

    private static final int DEEPEST = 40;
    private static final int LONGEST_STRING = 100_000;
    /// A run has some hundred observations of some dozen parts each, and a sweep of all ports some ten thousand ranges.
    private static final int MOST_TOKENS = 600_000;

    private RunMapper() {}

    /// @param longest document that is read, in bytes
    static JsonMapper create(long longest) {
        var constraints = StreamReadConstraints.builder()
                .maxDocumentLength(longest)
                .maxNestingDepth(DEEPEST)
                .maxStringLength(LONGEST_STRING)
                .maxNameLength(LONGEST_STRING)
                .maxNumberLength(30)
                .maxTokenCount(MOST_TOKENS)
                .build();
        var factory = JsonFactory.builder().streamReadConstraints(constraints).build();
        return JsonMapper.builder(factory)
                .addModule(module())
                .annotationIntrospector(new RecordRules())
                .propertyNamingStrategy(new FieldNames())
                .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
    }

    private static SimpleModule module() {
        var module = new SimpleModule("clearline-run");
        module.setDeserializers(new VocabularyReaders());
        module.addSerializer(Named.class, new Scalars.IdWriter());
        module.addSerializer(Set.class, new Scalars.SortedSetWriter());
        module.addSerializer(Duration.class, new Scalars.MillisWriter());
        module.addDeserializer(Duration.class, new Scalars.MillisReader());
        text(module, HostPort.class, HostPort::parse);
        text(module, Version.class, Version::new);
        text(module, Instant.class, Instant::parse);
        text(module, URI.class, URI::create);
        return module;
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new Scalars.TextReader<>(type, parse));
    }

    private static final class VocabularyReaders extends SimpleDeserializers {

        private static final long serialVersionUID = 1L;

        @Override
        public ValueDeserializer<?> findEnumDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
            return new Scalars.IdReader(type.getRawClass());
        }
    }
}
