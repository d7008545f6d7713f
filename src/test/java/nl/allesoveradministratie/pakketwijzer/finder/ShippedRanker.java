package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.catalog.ShippedCatalogue;

/** The ranking as it comes along, with its answers as an address writes them; without a database. */
public final class ShippedRanker {

    private static final Criteria CRITERIA = ShippedCatalogue.criteria();

    private ShippedRanker() {}

    /** A ranker with the criteria and the meanings that come along. */
    public static Ranker ranker() {
        return new Ranker(CRITERIA, FinderFiles.meanings());
    }

    /**
     * Answers as an address writes them, such as {@code role=zzp&bank_link=need}.
     *
     * @throws IllegalArgumentException when one of them cannot be understood
     */
    public static Answers answers(String query) {
        Map<String, List<String>> parameters = Arrays.stream(query.split("&"))
                .map(answer -> answer.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> List.of(parts[1])));
        AnswerOptions options = new AnswerOptions(() -> ShippedCatalogue.catalog().packages().stream()
                .map(pack -> pack.id().value())
                .toList());
        Answers.Parsed parsed = Answers.parse(parameters, CRITERIA, options);
        if (!parsed.problems().isEmpty()) {
            throw new IllegalArgumentException(query + ": " + parsed.problems());
        }
        return parsed.answers();
    }
}
