package nl.allesoveradministratie.pakketwijzer.site;

import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.ResourceBundle;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.springframework.stereotype.Component;

/**
 * The words on the screen: whole sentences by key, in {@code messages/texts_nl.properties} and {@code …_en.properties}.
 * Never build a sentence from pieces: plural and word order differ.
 */
@Component
public class Texts {

    private final Map<Language, ResourceBundle> bundles = new EnumMap<>(Language.class);

    /** Reads both languages. */
    public Texts() {
        for (Language language : Language.values()) {
            bundles.put(
                    language,
                    ResourceBundle.getBundle(
                            "messages.texts",
                            language.locale(),
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        }
    }

    /**
     * A text, with its places filled in.
     *
     * @param arguments what goes in {@code {0}}, {@code {1}}…; none = the text as it stands
     * @throws java.util.MissingResourceException when there is no such text
     */
    public String get(Language language, String key, Object... arguments) {
        ResourceBundle bundle = bundles.get(language);
        if (bundle == null) {
            throw new IllegalStateException("No texts in " + language);
        }
        String text = bundle.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, language.locale()).format(arguments);
    }

    /** The same as a site says it: its own wording is {@code key@site}, and the text of all where it has none. */
    String get(Language language, String site, String key, Object... arguments) {
        String own = key + "@" + site;
        return get(language, !site.isEmpty() && has(own) ? own : key, arguments);
    }

    /** Whether there is a text with this key. */
    public boolean has(String key) {
        ResourceBundle dutch = bundles.get(Language.NL);
        return dutch != null && dutch.containsKey(key);
    }

    /** The texts in one language, as all sites say them. */
    public Words in(Language language) {
        return new Words(this, language, "");
    }

    /** The texts in one language, as one site says them. */
    public Words in(Language language, Site site) {
        return new Words(this, language, site.key());
    }
}
