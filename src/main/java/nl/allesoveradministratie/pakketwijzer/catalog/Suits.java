package nl.allesoveradministratie.pakketwijzer.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * For whom a package is and is less suited, as far as facts say so. What is unknown says nothing, and what may not decide
 * (rule of use 4) is left out.
 *
 * @param well what speaks for it: users, where it runs, then what it has, that what tells packages apart first
 * @param less what speaks against it: users, then what it lacks or has in part, then where every edition ends
 */
public record Suits(List<Line> well, List<Line> less) {

    public Suits {
        well = List.copyOf(well);
        less = List.copyOf(less);
    }

    /** What a line is about. */
    public enum Kind {
        /** For this kind of user. */
        USER,
        /** Where it runs. */
        DEPLOYMENT,
        /** A feature. */
        FEATURE,
        /** What an edition carries. */
        LIMIT
    }

    /**
     * One reason.
     *
     * @param field such as {@code bank_link}, {@code target.zzp} or {@code limits.users}
     * @param fact what it rests on
     * @param edition whose limit it is; null = it is about the package
     */
    public record Line(
            Kind kind, String field, Fact fact, @Nullable String edition) {}

    /** Whether more is for sale beyond a limit, in some edition; books of more companies also where no price is said. */
    private static boolean isForSale(AccountingPackage pack, String limit) {
        return pack.editions().stream().anyMatch(edition -> pack.priceBeyond(edition, limit) != null)
                || (limit.equals("administrations")
                        && pack.criteria().containsKey("multi_admin")
                        && !isNo(pack.fact("multi_admin")));
    }

    private static boolean isNo(@Nullable Fact fact) {
        return fact != null && fact.value() instanceof FactValue.No;
    }

    /** Weighs what is known of a package against the catalogue that it stands in. */
    public static Suits of(Catalog catalog, AccountingPackage pack) {
        List<Line> well = new ArrayList<>();
        List<Line> less = new ArrayList<>();
        for (Audience user : Audience.values()) {
            Fact fact = pack.target().get(user);
            if (fact != null) {
                boolean isFor = fact.value() instanceof FactValue.Yes;
                (isFor ? well : less).add(new Line(Kind.USER, "target." + user.key(), fact, null));
            }
        }
        Fact deployment = pack.fact("deployment");
        if (deployment != null && deployment.value() instanceof FactValue.Text) {
            well.add(new Line(Kind.DEPLOYMENT, "deployment", deployment, null));
        }
        List<Line> features = Arrays.stream(FieldGroup.values())
                .flatMap(group -> group.fields().stream())
                .filter(pack::isDecidable)
                .map(field -> feature(pack, field))
                .filter(Objects::nonNull)
                .toList();
        Comparator<Line> rarestFirst = Comparator.comparing(line -> Share.of(catalog, line.field()));
        features.stream()
                .filter(line -> line.fact().value() instanceof FactValue.Yes)
                .sorted(rarestFirst)
                .forEach(well::add);
        features.stream()
                .filter(line -> line.fact().value() instanceof FactValue.No)
                .sorted(rarestFirst.reversed())
                .forEach(less::add);
        features.stream()
                .filter(line -> line.fact().value() instanceof FactValue.Partial)
                .sorted(rarestFirst.reversed())
                .forEach(less::add);
        Edition.LIMITS.forEach(limit -> limit(pack, limit, well, less));
        return new Suits(well, less);
    }

    private static @Nullable Line feature(AccountingPackage pack, String field) {
        Fact fact = pack.fact(field);
        return fact != null
                        && (fact.value() instanceof FactValue.Yes
                                || fact.value() instanceof FactValue.No
                                || fact.value() instanceof FactValue.Partial)
                ? new Line(Kind.FEATURE, field, fact, null)
                : null;
    }

    /** No limit in one edition speaks for it; the highest limit against it, if every edition is known to have one. */
    private static void limit(AccountingPackage pack, String limit, List<Line> well, List<Line> less) {
        Line highest = null;
        BigDecimal most = null;
        boolean everyEditionEnds = !pack.editions().isEmpty();
        for (Edition edition : pack.editions()) {
            Fact fact = edition.limits().get(limit);
            if (fact != null && fact.value() instanceof FactValue.Unlimited) {
                well.add(new Line(Kind.LIMIT, "limits." + limit, fact, edition.name()));
                return;
            }
            if (fact == null || !(fact.value() instanceof FactValue.Number(BigDecimal number))) {
                everyEditionEnds = false;
            } else if (most == null || number.compareTo(most) > 0) {
                most = number;
                highest = new Line(Kind.LIMIT, "limits." + limit, fact, edition.name());
            }
        }
        if (highest != null && everyEditionEnds && !isForSale(pack, limit)) {
            less.add(highest);
        }
    }

    /**
     * How common a feature is among the packages of which it is known whether they have it, by Laplace's rule of
     * succession: (those that have it + 1) / (those known + 2). So a subject of which hardly anything is known counts as
     * neither rare nor common.
     */
    private record Share(long having, long known) implements Comparable<Share> {

        static Share of(Catalog catalog, String field) {
            List<FactValue> values = catalog.packages().stream()
                    .map(pack -> pack.fact(field))
                    .filter(Objects::nonNull)
                    .map(Fact::value)
                    .toList();
            return new Share(
                    values.stream().filter(FactValue.Yes.class::isInstance).count() + 1, values.size() + 2L);
        }

        @Override
        public int compareTo(Share other) {
            return Long.compare(having * other.known, other.having * known);
        }
    }
}
