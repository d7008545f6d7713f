package nl.allesoveradministratie.pakketwijzer.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Packages side by side, field by field. Pure.
 *
 * @param packages in the order of the columns
 * @param blocks every field in groups: for whom, and then as on the package page
 */
public record Comparison(List<AccountingPackage> packages, List<Block> blocks) {

    /** The group about for whom a package is made. */
    public static final String AUDIENCE = "audience";

    /**
     * One field over all packages.
     *
     * @param field as in {@link AccountingPackage#fact}
     * @param packages in the order of the columns
     */
    public record Line(String field, List<AccountingPackage> packages) {

        /**
         * Whether the packages differ in this, as far as is known. Unknown beside known is a difference, because nobody
         * knows that they are the same; where it is unknown of all, there is nothing to tell them apart.
         */
        public boolean differs() {
            return packages.stream()
                            .map(pack -> Said.by(pack.fact(field)))
                            .distinct()
                            .count()
                    > 1;
        }

        /** Whether a source speaks of it for every package. */
        public boolean isKnownOfAll() {
            return packages.stream().allMatch(pack -> pack.fact(field) != null);
        }
    }

    /**
     * Fields that belong together.
     *
     * @param key the word in keys of texts
     * @param lines one per field
     */
    public record Block(String key, List<Line> lines) {

        /** How many of the lines differ. */
        public int differences() {
            return (int) lines.stream().filter(Line::differs).count();
        }
    }

    /** What makes two facts say the same: the value, and for "in part" also which part. */
    private record Said(Object value, @Nullable String part) {

        private static final Said NOTHING = new Said("", null);

        static Said by(@Nullable Fact fact) {
            if (fact == null) {
                return NOTHING;
            }
            return switch (fact.value()) {
                case FactValue.Partial partial -> new Said(partial, fact.note());
                case FactValue.Number(BigDecimal number) -> new Said(number.stripTrailingZeros(), null);
                case FactValue.Listing(List<String> words) -> new Said(Set.copyOf(words), null);
                default -> new Said(fact.value(), null);
            };
        }
    }

    public Comparison {
        packages = List.copyOf(packages);
        blocks = List.copyOf(blocks);
    }

    /** All fields of these packages. */
    public static Comparison of(List<AccountingPackage> packages) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(block(
                AUDIENCE,
                Arrays.stream(Audience.values())
                        .map(user -> "target." + user.key())
                        .toList(),
                packages));
        for (FieldGroup group : FieldGroup.values()) {
            blocks.add(block(group.key(), group.fields(), packages));
        }
        return new Comparison(packages, blocks);
    }

    private static Block block(String key, List<String> fields, List<AccountingPackage> packages) {
        return new Block(
                key, fields.stream().map(field -> new Line(field, packages)).toList());
    }

    /** Every line, in order. */
    public List<Line> lines() {
        return blocks.stream().flatMap(block -> block.lines().stream()).toList();
    }

    /** How many lines differ. */
    public int differences() {
        return blocks.stream().mapToInt(Block::differences).sum();
    }

    /** Only the lines that differ, without groups that have none. */
    public Comparison onlyDifferences() {
        return new Comparison(
                packages,
                blocks.stream()
                        .map(block -> new Block(
                                block.key(),
                                block.lines().stream().filter(Line::differs).toList()))
                        .filter(block -> !block.lines().isEmpty())
                        .toList());
    }
}
