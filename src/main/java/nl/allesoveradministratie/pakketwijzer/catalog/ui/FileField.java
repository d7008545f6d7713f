package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.jspecify.annotations.Nullable;

/**
 * A file of one's own, sent when asked. It is the browser's own field: nothing that the other pages would have to load,
 * and it works with the keyboard by itself. The file is kept in memory for as long as it is read.
 */
class FileField extends Composite<Div> {

    /** Says what came of sending: none, too_big, failed or sent. */
    private static final String SEND = """
            const file = this.files[0];
            if (!file) return 'none';
            if (file.size > $0) return 'too_big';
            return fetch(this.getAttribute('target'), {
                method: 'POST', headers: {'X-Filename': encodeURIComponent(file.name)}, body: file
            }).then(answer => answer.ok ? 'sent' : 'failed', () => 'failed');
            """;

    private record Sent(String name, byte[] content) {}

    private final DeskScreen screen;
    private final int most;
    /** A component and not a bare element: whoever takes uploads asks whose it is. */
    private final HtmlComponent field = new HtmlComponent("input");

    private final Element input = field.getElement();
    private final Div problem = Markup.div("errmsg");
    private final transient AtomicReference<@Nullable Sent> sent = new AtomicReference<>();

    /**
     * @param label of the field
     * @param help what may be chosen
     * @param most how large it may be, in bytes; one more is read at most, whatever the browser says
     */
    FileField(DeskScreen screen, String label, String help, int most) {
        this.screen = screen;
        this.most = most;
        UploadHandler take = event ->
                sent.set(new Sent(event.getFileName(), event.getInputStream().readNBytes(most + 1)));
        input.setAttribute("type", "file")
                .setAttribute("id", "bestand")
                .setAttribute("accept", ".zip,.json")
                .setAttribute("aria-describedby", "bestand-uitleg bestand-fout")
                .setAttribute("target", take);
        NativeLabel name = new NativeLabel(label);
        name.setFor("bestand");
        Paragraph about = new Paragraph(help);
        about.setId("bestand-uitleg");
        about.addClassNames("micro", "dim");
        problem.setId("bestand-fout");
        problem.getElement().setAttribute("role", "alert");
        getContent().addClassName("file-field");
        getContent().add(name, field, about, problem);
    }

    /**
     * Sends the file that is chosen; when there is none, or it does not arrive, the field says so.
     *
     * @param reader of its name and content
     */
    void send(BiConsumer<String, byte[]> reader) {
        input.executeJs(SEND, most).then(String.class, outcome -> {
            Sent file = outcome.equals("sent") ? sent.getAndSet(null) : null;
            problem.removeAll();
            input.setAttribute("aria-invalid", String.valueOf(file == null));
            if (file != null) {
                reader.accept(file.name(), file.content());
            } else {
                String key = outcome.equals("none") || outcome.equals("too_big") ? outcome : "failed";
                problem.add(Markup.icon(Icon.WARNING), Markup.span("", screen.t("editing.import.file." + key)));
                input.executeJs("this.focus()");
            }
        });
    }
}
