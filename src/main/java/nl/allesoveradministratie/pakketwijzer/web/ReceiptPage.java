package nl.allesoveradministratie.pakketwijzer.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.consent.ConsentReceipts;
import nl.allesoveradministratie.pakketwijzer.consent.PublishedRegistry;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was written down of a choice about cookies, for who has its number. The number travels in no address. */
@Controller
class ReceiptPage {

    private static final int LONGEST = 40;

    private final ConsentReceipts receipts;
    private final PublishedRegistry registry;
    private final Layout layout;
    private final Texts texts;

    /** Who types a number wrong a few times stays below this; who guesses them does not come far in 40 bits. */
    private final RateLimit perAddress = new RateLimit(20, Duration.ofMinutes(10));

    ReceiptPage(ConsentReceipts receipts, PublishedRegistry registry, Layout layout, Texts texts) {
        this.receipts = receipts;
        this.registry = registry;
        this.layout = layout;
        this.texts = texts;
    }

    /**
     * A receipt as it is shown.
     *
     * @param isTodaysList whether the list of cookies is still the one that was shown
     * @param list fingerprint of that list
     * @param words fingerprint of the words
     */
    record Shown(ConsentReceipts.Receipt receipt, boolean isTodaysList, String list, String words) {}

    @GetMapping({"/cookies/bewijs", "/en/cookies/bewijs"})
    ResponseEntity<String> ask(HttpServletRequest request) {
        return show(request, HttpStatus.OK, "", null);
    }

    @PostMapping({"/cookies/bewijs", "/en/cookies/bewijs"})
    ResponseEntity<String> find(@RequestParam(defaultValue = "") String nummer, HttpServletRequest request) {
        if (!OwnForm.isFrom(request)) {
            return show(request, HttpStatus.FORBIDDEN, "receipt.foreign", null);
        }
        if (!perAddress.allows(request.getRemoteAddr())) {
            return show(request, HttpStatus.TOO_MANY_REQUESTS, "receipt.often", null);
        }
        if (nummer.isBlank()) {
            return show(request, HttpStatus.BAD_REQUEST, "receipt.empty", null);
        }
        Optional<ConsentReceipts.Receipt> found;
        try {
            found = nummer.length() > LONGEST ? Optional.empty() : receipts.find(nummer);
        } catch (ConsentReceipts.Away e) {
            return show(request, HttpStatus.SERVICE_UNAVAILABLE, "receipt.away", null);
        }
        return found.map(receipt -> show(request, HttpStatus.OK, "", shown(receipt)))
                .orElseGet(() -> show(request, HttpStatus.NOT_FOUND, "receipt.none", null));
    }

    private Shown shown(ConsentReceipts.Receipt receipt) {
        String list = HexFormat.of().formatHex(receipt.registryHash());
        return new Shown(
                receipt,
                list.equals(HexFormat.of().formatHex(registry.current().hash())),
                list,
                HexFormat.of().formatHex(receipt.textHash()));
    }

    /**
     * @param problem key of what went wrong; empty = nothing
     * @param shown null = none is asked for, or there is none
     */
    private ResponseEntity<String> show(
            HttpServletRequest request, HttpStatus status, String problem, @Nullable Shown shown) {
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        Page page = layout.page(request, words.get("receipt.title"), words.get("receipt.description"));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("problem", problem);
        model.put("shown", shown);
        return layout.showOnce(status, "web/receipt", page, model);
    }
}
