package nl.allesoveradministratie.pakketwijzer.catalog.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.catalog.FactJson;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue as JSON: every fact with its source. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Catalogue", description = "Packages, facts with their source, and the criteria to choose by")
class CatalogApi {

    private final PublishedCatalog catalog;
    private final Criteria criteria;

    CatalogApi(PublishedCatalog catalog, Criteria criteria) {
        this.catalog = catalog;
        this.criteria = criteria;
    }

    record PackagesJson(CatalogueJson catalogue, List<PackageLine> packages) {}

    record CatalogueJson(String version, Instant publishedAt) {
        static CatalogueJson of(Catalog catalog) {
            return new CatalogueJson(catalog.version(), catalog.publishedAt());
        }
    }

    record PackageLine(String id, String name, Map<String, Object> target, int factCount, boolean ranked) {}

    record PackageJson(
            CatalogueJson catalogue,
            String id,
            String name,
            @Nullable FactJson vendor,
            @Nullable FactJson website,
            @Nullable FactJson status,
            Map<String, FactJson> target,
            List<EditionJson> editions,
            Map<String, FactJson> criteria,
            List<String> remarks,
            int factCount,
            boolean ranked) {}

    record EditionJson(
            String name,
            @Nullable FactJson priceMonth,
            @Nullable FactJson priceMonthIfPaidYearly,
            @Nullable FactJson vatBasis,
            Map<String, FactJson> limits,
            @Nullable String note,
            List<String> audience,
            List<String> lacks,
            List<String> legalForms,
            @Nullable PerJson per) {}

    /** The prices are for one {@code unit}; to = null: however many. */
    record PerJson(String unit, int from, @Nullable Integer to) {

        static @Nullable PerJson orNull(Edition.@Nullable Per per) {
            return per == null ? null : new PerJson(per.unit().key(), per.from(), per.to());
        }
    }

    record CriteriaJson(List<CriterionJson> criteria) {}

    record CriterionJson(
            String id,
            String labelNl,
            String labelEn,
            String answerType,
            List<String> options,
            String role,
            String askWhen,
            List<String> audience,
            List<String> packageFields) {}

    @GetMapping("/packages")
    @Operation(summary = "All packages, in alphabetical order")
    PackagesJson packages() {
        Catalog current = catalog.current();
        return new PackagesJson(
                CatalogueJson.of(current),
                current.packages().stream()
                        .map(pack -> new PackageLine(
                                pack.id().value(),
                                pack.name(),
                                target(pack),
                                pack.factCount(),
                                pack.isKnownWellEnough()))
                        .toList());
    }

    private static Map<String, Object> target(AccountingPackage pack) {
        Map<String, Object> target = new LinkedHashMap<>();
        for (Audience user : Audience.values()) {
            Fact fact = pack.target().get(user);
            if (fact != null) {
                target.put(user.key(), FactJson.of(fact).value());
            }
        }
        return target;
    }

    @GetMapping("/packages/{id}")
    @Operation(summary = "One package with every fact, or a 404 problem")
    PackageJson one(@PathVariable String id) {
        Catalog current = catalog.current();
        AccountingPackage pack = PackageId.parse(id)
                .flatMap(current::find)
                .orElseThrow(() -> new ErrorResponseException(
                        HttpStatus.NOT_FOUND,
                        ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no such package."),
                        null));
        Map<String, FactJson> target = new LinkedHashMap<>();
        pack.target().forEach((user, fact) -> target.put(user.key(), FactJson.of(fact)));
        return new PackageJson(
                CatalogueJson.of(current),
                pack.id().value(),
                pack.name(),
                FactJson.orNull(pack.vendor()),
                FactJson.orNull(pack.website()),
                FactJson.orNull(pack.status()),
                target,
                pack.editions().stream().map(CatalogApi::edition).toList(),
                facts(pack.criteria()),
                pack.remarks(),
                pack.factCount(),
                pack.isKnownWellEnough());
    }

    private static EditionJson edition(Edition edition) {
        return new EditionJson(
                edition.name(),
                FactJson.orNull(edition.priceMonth()),
                FactJson.orNull(edition.priceMonthIfPaidYearly()),
                FactJson.orNull(edition.vatBasis()),
                facts(edition.limits()),
                edition.note(),
                edition.audience().stream().map(Audience::key).sorted().toList(),
                edition.lacks().stream().sorted().toList(),
                edition.legalForms().stream().sorted().toList(),
                PerJson.orNull(edition.per()));
    }

    private static Map<String, FactJson> facts(Map<String, Fact> facts) {
        Map<String, FactJson> json = new java.util.TreeMap<>();
        facts.forEach((field, fact) -> json.put(field, FactJson.of(fact)));
        return json;
    }

    @GetMapping("/criteria")
    @Operation(summary = "Every criterion that can be answered, with its options")
    CriteriaJson criteria() {
        return new CriteriaJson(
                criteria.all().stream().map(CatalogApi::criterion).toList());
    }

    private static CriterionJson criterion(Criterion criterion) {
        return new CriterionJson(
                criterion.id(),
                criterion.labelNl(),
                criterion.labelEn(),
                criterion.answerType().name().toLowerCase(java.util.Locale.ROOT),
                criterion.options(),
                criterion.role().name().toLowerCase(java.util.Locale.ROOT),
                criterion.askWhen(),
                criterion.audience().stream().map(Audience::key).sorted().toList(),
                criterion.packageFields());
    }
}
