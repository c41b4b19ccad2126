// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// JSON as browsers accept it in policy files: comments and trailing commas allowed.
final class JsonText {

    private static final JsonMapper READER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private JsonText() {}

    /// The object; empty where the text is none.
    static Optional<Map<String, Object>> object(String text) {
        try {
            return Optional.ofNullable(READER.readValue(text, new TypeReference<Map<String, Object>>() {}));
        } catch (JacksonException e) { // a damaged file says nothing
            return Optional.empty();
        }
    }
}
