package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import nl.allesoveradministratie.pakketwijzer.web.SecurityHeaders;
import nl.allesoveradministratie.pakketwijzer.web.Theme;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/** Puts the same header, footer, stylesheets and choice of theme around Vaadin's outlet as around every other page. */
@Component
class ShellHtml implements VaadinServiceInitListener, IndexHtmlRequestListener {

    private final Layout layout;
    private final Texts texts;

    ShellHtml(Layout layout, Texts texts) {
        this.layout = layout;
        this.texts = texts;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this);
        event.getSource()
                .setSystemMessagesProvider(info ->
                        messages(texts.in("en".equals(info.getLocale().getLanguage()) ? Language.EN : Language.NL)));
    }

    private static SystemMessages messages(Words words) {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        // Everything a visitor did stands in the address, so an expired session simply loads it again.
        messages.setSessionExpiredNotificationEnabled(false);
        messages.setInternalErrorCaption(words.get("error.failed.h1"));
        messages.setInternalErrorMessage(words.get("error.failed.anew"));
        return messages;
    }

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
        HttpServletRequest request = ((VaadinServletRequest) response.getVaadinRequest()).getHttpServletRequest();
        String full = originalPath(request);
        Language language = Language.ofPath(full);
        Words words = texts.in(language);
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        String path = full.substring(language.prefix().length());
        boolean partner = path.equals("/partner") || path.startsWith("/partner/");
        // Behind a door that people sign in at
        boolean inside = partner || path.equals("/kantoor") || path.startsWith("/kantoor/");
        Page page = layout.page(
                request,
                language,
                path,
                query,
                words.get(partner ? "partner.name" : inside ? "office.name" : "finder.title"),
                inside ? "" : words.get("finder.description"));

        Document document = response.getDocument();
        Element html = document.child(0);
        html.attr("lang", language.tag());
        html.attr("data-site", page.site().key());
        if (page.theme() != Theme.AUTO) {
            html.attr("data-theme", page.theme().key());
        }
        document.title(page.title() + " – Pakketwijzer");
        Element head = document.head();
        if (inside) {
            html.addClass("pw-dense");
            head.appendElement("meta").attr("name", "robots").attr("content", "noindex");
            head.append(layout.draw(
                    "web/head",
                    page,
                    Map.of(
                            "styles",
                            List.of("vaadin", "contact", "office", "inbox", "today", "partner", "figures", "account"),
                            "scripts",
                            List.of("stay"))));
            document.body().prepend(layout.draw("web/top", page, Map.of()));
            response.getVaadinResponse().setHeader("Cache-Control", "no-store");
        } else {
            head.appendElement("meta").attr("name", "description").attr("content", page.description());
            head.appendElement("link").attr("rel", "canonical").attr("href", page.canonical(language));
            head.append(layout.draw("web/head", page, Map.of("styles", List.of("vaadin", "finder", "results"))));
            frame(document, page, words);
            // It holds the token of a session.
            response.getVaadinResponse().setHeader("Cache-Control", "private, no-cache");
        }
        response.getVaadinResponse().setHeader(SecurityHeaders.POLICY, SecurityHeaders.VAADIN);
        response.getVaadinResponse().setHeader("Content-Language", language.tag());
    }

    private void frame(Document document, Page page, Words words) {
        Element outlet = document.getElementById("outlet");
        if (outlet == null) {
            throw new IllegalStateException("index.html has no outlet");
        }
        Element main = new Element("main").attr("id", "inhoud").attr("tabindex", "-1");
        outlet.replaceWith(main);
        document.body().prepend(layout.draw("web/header", page, Map.of()));
        document.body().append(layout.draw("web/footer", page, Map.of()));
        Element noscript = main.appendElement("noscript");
        main.appendChild(outlet);
        noscript.appendElement("p")
                .addClass("wrap")
                .text(words.get("finder.noscript"))
                .append(" ")
                .appendElement("a")
                .attr("href", page.href("/pakketten"))
                .text(words.get("nav.packages"));
    }

    /** Vaadin's servlet is reached by a forward, which changes the request's own path. */
    private static String originalPath(HttpServletRequest request) {
        Object original = request.getAttribute("jakarta.servlet.forward.request_uri");
        return original == null ? request.getRequestURI() : original.toString();
    }
}
