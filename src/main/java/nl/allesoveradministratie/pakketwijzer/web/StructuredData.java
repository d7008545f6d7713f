package nl.allesoveradministratie.pakketwijzer.web;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page is about, in words that search engines read (schema.org as JSON-LD). A block of data, not a script: the
 * content security policy lets it be, and no browser runs it.
 *
 * @param json safe to stand in a script element
 */
public record StructuredData(String json) {

    // In an order of its own: every node gives a page the same bytes, and so the same ETag.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /**
     * One thing.
     *
     * @param type of schema.org, such as "SoftwareApplication"
     * @param properties texts, numbers, lists, and maps that name their own "@type"
     */
    public static StructuredData of(String type, Map<String, ?> properties) {
        Map<String, Object> thing = new LinkedHashMap<>();
        thing.put("@context", "https://schema.org");
        thing.put("@type", type);
        thing.putAll(properties);
        // "<" would let a text close the element that it stands in.
        return new StructuredData(JSON.writeValueAsString(thing).replace("<", "\\u003c"));
    }
}
