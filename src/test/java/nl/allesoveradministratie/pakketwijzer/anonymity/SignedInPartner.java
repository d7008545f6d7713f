package nl.allesoveradministratie.pakketwijzer.anonymity;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import nl.allesoveradministratie.pakketwijzer.http.OfficeBrowser;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.insight.Question;
import nl.allesoveradministratie.pakketwijzer.insight.ReportPeriod;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/** A partner as an attacker: asks over HTTP for whatever could be asked for. */
public final class SignedInPartner {

    private final OfficeBrowser browser;

    /** Signs in, half a minute after anybody did before: a code is good once. */
    public SignedInPartner(RunningScheme scheme, String origin, HiredPartner partner) throws Exception {
        scheme.clock().pass(Duration.ofSeconds(31));
        browser = OfficeBrowser.ofPartner(origin);
        browser.password(partner.email(), Hired.PASSWORD);
        HttpResponse<String> in =
                browser.code(partner.phone().codeAt(scheme.clock().instant()));
        if (in.statusCode() != 303) {
            throw new IllegalStateException("Not let in: " + in.statusCode());
        }
    }

    /** An answer, as far as it is about what was asked for. */
    public record Answer(int status, String type, String body) {}

    /** What an address answers. */
    public Answer get(String path) throws Exception {
        HttpResponse<String> response = browser.get(path);
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("content-type").orElse(""),
                response.body());
    }

    /** Where the figures of a package are: the page that a day is on. */
    public static String file(PackageId pack, Question question, LocalDate day) {
        return "/partner/pakketten/" + pack + "/" + question.key() + ".csv?periode="
                + ReportPeriod.of(question.span().pagedBy(), day).key();
    }
}
