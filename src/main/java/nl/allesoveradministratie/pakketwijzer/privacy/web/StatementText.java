package nl.allesoveradministratie.pakketwijzer.privacy.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.consent.CookieRegistry;
import nl.allesoveradministratie.pakketwijzer.privacy.DataInventory;
import nl.allesoveradministratie.pakketwijzer.privacy.StatementGroup;
import nl.allesoveradministratie.pakketwijzer.privacy.StatementWords;
import nl.allesoveradministratie.pakketwijzer.site.Words;

/**
 * Draws the privacy statement as it is to be today: words of ours around lists from the inventory and from the registry of
 * cookies. What it draws is put away as the newest version; that is what people are shown.
 */
record StatementText(DataInventory inventory, CookieRegistry cookies, TemplateEngine templates) {

    /** The whole text in a language, as all sites say it, with marks in it. */
    String draw(Words words) {
        StringOutput output = new StringOutput(64_000);
        templates.render(
                "privacy/web/statement-text.jte",
                Map.of("s", new StatementWords(words), "groups", StatementGroup.of(inventory), "cookies", cookies),
                output);
        return output.toString()
                .replaceAll("(?m)^[ \\t]+|(?<![ \\t])[ \\t]+$", "")
                .replaceAll("\\n{2,}", "\n");
    }
}
