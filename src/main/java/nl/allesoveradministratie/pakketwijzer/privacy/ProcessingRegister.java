package nl.allesoveradministratie.pakketwijzer.privacy;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.springframework.stereotype.Service;

/**
 * The register of processing activities (art. 30(1) GDPR), made from the inventory: one line for each heading of the privacy
 * statement, so that both say the same.
 */
@Service
@OnDoor(Door.OFFICE)
public class ProcessingRegister {

    private final Controllers owner;
    private final RetentionRules rules;
    private final Texts texts;

    ProcessingRegister(Controllers owner, RetentionRules rules, Texts texts) {
        this.owner = owner;
        this.rules = rules;
        this.texts = texts;
    }

    /**
     * A processing activity.
     *
     * @param people whose data
     * @param data categories of them
     * @param bases of art. 6(1)
     * @param recipients who reads them
     * @param keep for how long
     * @param tables where they are
     */
    public record Activity(
            String name,
            String purpose,
            String people,
            String data,
            List<String> bases,
            String recipients,
            String keep,
            List<String> tables) {

        public Activity {
            bases = List.copyOf(bases);
            tables = List.copyOf(tables);
        }
    }

    /** All activities, in the language of the reader. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public List<Activity> activities(Language language) {
        return of(DataInventory.shipped(), owner, rules, texts.in(language));
    }

    /** The same of an inventory. */
    static List<Activity> of(DataInventory inventory, Controllers owner, RetentionRules rules, Words words) {
        StatementWords say = new StatementWords(words);
        StatementDetails details = StatementDetails.of(owner, rules, words);
        return StatementGroup.of(inventory).stream()
                .map(group -> activity(group, say, details))
                .toList();
    }

    private static Activity activity(StatementGroup group, StatementWords say, StatementDetails details) {
        String key = "kinds." + group.key();
        List<String> data = say.each("column.", group.data());
        return new Activity(
                say.of(key),
                say.of(key + ".why"),
                say.text("processing.people." + group.key()),
                data.isEmpty() ? say.of(key + ".what") : String.join(", ", data),
                group.bases().isEmpty() ? List.of(say.of("basis.anonymous")) : say.each("basis.", group.bases()),
                group.readers().isEmpty()
                        ? say.text("processing.nobody")
                        : String.join(", ", say.each("reader.", group.readers())),
                details.fill(say.of(key + ".keep")),
                group.tables());
    }
}
