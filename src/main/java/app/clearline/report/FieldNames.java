// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Criterion;
import app.clearline.model.Failure;
import app.clearline.model.Observation;
import java.time.Duration;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.AnnotatedParameter;

/// Where a field of `clearline-run/1` is called otherwise than the component of the model: a duration says its unit,
/// and some words mean something else in JSON or in Java.
final class FieldNames extends PropertyNamingStrategy {

    private static final long serialVersionUID = 1L;

    private static String name(AnnotatedMember member, String component) {
        Class<?> owner = member.getDeclaringClass();
        if (owner == Failure.class && component.equals("type")) {
            return "class";
        }
        if (owner == Observation.class && component.equals("took")) {
            return "durationMs";
        }
        if (owner == Criterion.Revocation.class && component.equals("kind")) {
            return "probe";
        }
        return member.getRawType() == Duration.class ? component + "Ms" : component;
    }

    @Override
    public String nameForField(MapperConfig<?> config, AnnotatedField field, String name) {
        return name(field, name);
    }

    @Override
    public String nameForGetterMethod(MapperConfig<?> config, AnnotatedMethod method, String name) {
        return name(method, name);
    }

    @Override
    public String nameForConstructorParameter(MapperConfig<?> config, AnnotatedParameter parameter, String name) {
        return name(parameter, name);
    }
}
