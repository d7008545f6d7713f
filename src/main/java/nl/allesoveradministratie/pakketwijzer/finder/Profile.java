package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.shared.Language;

/**
 * A typical visitor.
 *
 * @param key stable
 * @param names what it is called, by language
 * @param parameters the answers, as the parameters of an address
 */
record Profile(String key, Map<Language, String> names, Map<String, String> parameters) {

    Profile {
        names = Map.copyOf(names);
    }
}
