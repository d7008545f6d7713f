package nl.allesoveradministratie.pakketwijzer.privacy.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnData;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of somebody as a file for another program (art. 20 GDPR): JSON, with the names of the fields in English. */
final class OwnDataFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private OwnDataFile() {}

    static String json(OwnData data, LocalDate on) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("madeOn", on);
        file.put("cases", data.cases());
        file.put("looks", data.looks());
        file.put("requests", data.requests());
        return JSON.writeValueAsString(file);
    }
}
