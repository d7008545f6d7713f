package nl.allesoveradministratie.pakketwijzer.anonymity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import nl.allesoveradministratie.pakketwijzer.anonymity.SignedInPartner.Answer;
import nl.allesoveradministratie.pakketwijzer.insight.Question;
import nl.allesoveradministratie.pakketwijzer.insight.ReportPeriod;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/**
 * A vendor's program as an attacker: asks the partner's API for whatever could be asked for.
 *
 * @param origin how addresses begin
 * @param key what it shows; empty = nothing
 */
public record KeyedProgram(String origin, String key) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /**
     * What an address answers.
     *
     * @param path after the version, with a slash
     * @param headers name, value, name, value …
     */
    public Answer get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + "/api/partner/v1" + path));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("content-type").orElse(""),
                response.body());
    }

    /** Where the figures of a package are: the page that a day is on. */
    public static String table(PackageId pack, Question question, LocalDate day) {
        return table(pack, question, day, "");
    }

    /** The same as a file. */
    public static String file(PackageId pack, Question question, LocalDate day) {
        return table(pack, question, day, ".csv");
    }

    private static String table(PackageId pack, Question question, LocalDate day, String ending) {
        return "/packages/" + pack + "/" + question.key() + ending + "?period="
                + ReportPeriod.of(question.span().pagedBy(), day).key();
    }
}
