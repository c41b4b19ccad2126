// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Measured;
import app.clearline.model.Thresholds;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/// Tells Jackson what the model's types say already, so that they carry no annotations for it: a component that is not
/// [Nullable] must be there and is not null, nor is anything in a collection; a sealed type is told by its `kind`.
final class RecordRules extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    /// Lists that came after runs of this format were saved already: where one is absent, it is empty.
    private static final Map<Class<?>, String> CAME_LATER =
            Map.of(Measured.Stream.class, "course", Thresholds.class, "pictures");

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return member instanceof AnnotatedParameter component ? !nullable(component) && !cameLater(component) : null;
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        if (!(annotated instanceof AnnotatedParameter component)) {
            return JsonSetter.Value.empty();
        }
        Nulls absent = cameLater(component) ? Nulls.AS_EMPTY : nullable(component) ? Nulls.SET : Nulls.FAIL;
        return JsonSetter.Value.construct(absent, Nulls.FAIL);
    }

    private static boolean cameLater(AnnotatedParameter component) {
        return component.getOwner().getMember() instanceof Executable constructor
                && constructor
                        .getParameters()[component.getIndex()]
                        .getName()
                        .equals(CAME_LATER.get(constructor.getDeclaringClass()));
    }

    private static boolean nullable(AnnotatedParameter component) {
        return component.getOwner().getMember() instanceof Executable constructor
                && constructor.getAnnotatedParameterTypes()[component.getIndex()].isAnnotationPresent(Nullable.class);
    }

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedClass type && kinds(type.getRawType())
                ? JsonTypeInfo.Value.construct(
                        JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "kind", null, false, null, null)
                : null;
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedClass type && kinds(type.getRawType())
                ? records(type.getRawType())
                        .map(kind -> new NamedType(kind, kind(kind)))
                        .toList()
                : null;
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return kinds(type)
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(RecordRules::records)
                : Stream.of(type);
    }

    /// An enum whose constants have bodies is sealed as well.
    private static boolean kinds(Class<?> type) {
        return type.isInterface() && type.isSealed();
    }

    /// `WebSocket` is written `web-socket`.
    static String kind(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
