package nl.allesoveradministratie.pakketwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What search engines read about a page. */
class StructuredDataTest {

    @Test
    void aTextCannotCloseTheElementItStandsIn() {
        String nasty = "</script><script>alert(1)</script>";
        StructuredData data = StructuredData.of("Thing", Map.of("name", nasty));
        assertThat(data.json()).doesNotContain("<").doesNotContain("</");
        assertThat(new JsonMapper().readTree(data.json()).get("name").stringValue())
                .isEqualTo(nasty);
    }

    @Test
    void thePropertiesStandInTheSameOrderOnEveryNode() {
        Map<String, String> oneNode = new LinkedHashMap<>();
        oneNode.put("name", "A");
        oneNode.put("url", "B");
        Map<String, String> anotherNode = new LinkedHashMap<>();
        anotherNode.put("url", "B");
        anotherNode.put("name", "A");
        assertThat(StructuredData.of("Thing", Map.of("about", oneNode)))
                .isEqualTo(StructuredData.of("Thing", Map.of("about", anotherNode)));
        assertThat(StructuredData.of("Thing", oneNode)).isEqualTo(StructuredData.of("Thing", anotherNode));
    }
}
