package nl.allesoveradministratie.pakketwijzer.web;

import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.springframework.web.util.HtmlUtils;

/**
 * Puts a package on the visitor's list or takes it off: a form of its own, wherever the package is shown. The page's script
 * sends it without a new page; without a script the visitor comes back to where he was.
 */
public final class KeepButton {

    private KeepButton() {}

    /**
     * The form, as markup.
     *
     * @param kept what the visitor put aside already
     * @param here where to come back to
     */
    public static String form(Words words, KeptPackages kept, PackageId id, String name, String here) {
        boolean holds = kept.holds(id);
        return """
                <form class="kp" method="post" action="%s/mijn-lijst" data-keep><input type="hidden" name="terug" value="%s" data-here>\
                <button class="btn%s" name="%s" value="%s" data-added="%s" data-taken="%s">%s<span class="kp-off">%s</span><span class="kp-on">%s</span>\
                <span class="vh"> %s</span></button></form>""".formatted(
                        words.language().prefix(),
                        HtmlUtils.htmlEscape(here),
                        holds ? " on" : "",
                        holds ? "eraf" : "erbij",
                        id.value(),
                        HtmlUtils.htmlEscape(words.get("list.added", name)),
                        HtmlUtils.htmlEscape(words.get("list.taken", name)),
                        Icon.BOOKMARK.svg(),
                        HtmlUtils.htmlEscape(words.get("list.add")),
                        HtmlUtils.htmlEscape(words.get("list.remove")),
                        HtmlUtils.htmlEscape(name));
    }
}
