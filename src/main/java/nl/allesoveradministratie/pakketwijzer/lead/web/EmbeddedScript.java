package nl.allesoveradministratie.pakketwijzer.lead.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The script that draws our form on another page: the words in both languages, the work that a form does, and the form, in one
 * file that leaves nothing behind on the page but the form.
 */
@Component
@OnDoor(Door.PUBLIC)
class EmbeddedScript {

    /** The words it needs; the rest of what it says comes with an answer. */
    private static final List<String> KEYS = List.of(
            "contact.title",
            "contact.lead",
            "contact.needed",
            "contact.optional",
            "contact.field.vraag",
            "contact.help.vraag",
            "contact.field.naam",
            "contact.field.bedrijf",
            "contact.field.email",
            "contact.field.telefoon",
            "contact.field.website",
            "contact.way",
            "contact.way.mail",
            "contact.way.call",
            "contact.moment",
            "contact.moment.any",
            "contact.moment.morning",
            "contact.moment.afternoon",
            "contact.agreed",
            "contact.send",
            "contact.sending",
            "contact.notice.problems",
            "contact.notice.expired",
            "contact.sent.title",
            "contact.sent.lead",
            "contact.sent.reference",
            "embedded.away",
            "embedded.page");

    private final String text;

    EmbeddedScript(
            Texts texts,
            Embedding embedding,
            ResourceLoader files,
            @Value("${pakketwijzer.assets:classpath:/static/assets/}") String location) {
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            Map<String, String> own = new LinkedHashMap<>();
            KEYS.forEach(key -> own.put(key, texts.get(language, key)));
            KEYS.forEach(key -> embedding.sites().values().stream()
                    .map(site -> key + "@" + site)
                    .filter(texts::has)
                    .forEach(each -> own.put(each, texts.get(language, each))));
            words.put(language.tag(), own);
        }
        JsonMapper json = JsonMapper.builder().build();
        this.text = "(() => {\nconst texts = " + json.writeValueAsString(words) + ";\nconst sites = "
                + json.writeValueAsString(embedding.sites()) + ";\n"
                + file(files, location + "puzzle.js") + file(files, location + "embedded.js") + "})();\n";
    }

    private static String file(ResourceLoader files, String name) {
        try {
            return files.getResource(name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return text;
    }

    /** Changes with every letter of it. */
    String version() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "W/\"" + HexFormat.of().formatHex(hash, 0, 8) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
