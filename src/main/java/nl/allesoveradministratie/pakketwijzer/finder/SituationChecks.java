package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.finder.SituationCheck.Doubt;
import nl.allesoveradministratie.pakketwijzer.finder.SituationCheck.Finding;
import nl.allesoveradministratie.pakketwijzer.finder.SituationCheck.Links;
import nl.allesoveradministratie.pakketwijzer.finder.SituationCheck.Remark;

/**
 * Holds a package against the rules that apply to a visitor. As careful as the ranker is with a must: a fact decides only
 * when the vendor says it, and on Dutch tax only when the source is Dutch; otherwise it is shown, and to be asked after.
 */
public final class SituationChecks {

    private static final String BANK_LINKS = "bank_links";

    /** Who files returns, as far as is known from the kind of btw alone. */
    private static final Set<String> FILES_RETURNS = Set.of("btw-plichtig", "gemengd");

    private static final FactTest HAS_IT = new FactTest.HasIt(false);

    private final AccountingPackage pack;
    private final Answers answers;

    private SituationChecks(AccountingPackage pack, Answers answers) {
        this.pack = pack;
        this.answers = answers;
    }

    /** Every subject: checked, not needed, or not known to apply. */
    public static Situation of(AccountingPackage pack, Answers answers) {
        return new SituationChecks(pack, answers).all();
    }

    private Situation all() {
        List<SituationCheck> checks = new ArrayList<>();
        List<CheckSubject> notNeeded = new ArrayList<>();
        List<CheckSubject> unanswered = new ArrayList<>();
        for (CheckSubject subject : CheckSubject.values()) {
            List<String> because = because(subject);
            if (!because.isEmpty() || subject == CheckSubject.EXIT) {
                checks.add(check(subject, because));
            } else if (isRuledOut(subject)) {
                notNeeded.add(subject);
            } else {
                unanswered.add(subject);
            }
        }
        return new Situation(checks, notNeeded, unanswered);
    }

    /** The criteria whose answers make a subject apply. */
    private List<String> because(CheckSubject subject) {
        return switch (subject) {
            case KOR -> given("vat_status", "KOR"::equals);
            case VAT_RETURN ->
                answers.has("vat_filing")
                        ? given("vat_filing", SituationChecks::isWanted)
                        : given("vat_status", FILES_RETURNS::contains);
            case REVERSE_CHARGE -> saidOrUsual("reverse_charge", "bouw");
            case ICP -> given("icp", "yes"::equals);
            case MARGIN -> saidOrUsual("margin_scheme", "tweedehands");
            case OSS -> given("oss", "yes"::equals);
            case FISCAL_UNITY -> given("fiscal_unity", "yes"::equals);
            case GOVERNMENT_INVOICE -> given("government_customer", "yes"::equals);
            case BANK ->
                together(
                        given("bank_link", SituationChecks::isWanted),
                        given("which_bank", bank -> true),
                        given("bank_accounts", number -> !number.equals("0")));
            case ACCOUNTANT ->
                together(
                        given("who_books", who -> !who.equals("zelf")),
                        given("accountant_package", used -> !used.equals(AnswerOptions.UNKNOWN)),
                        given("accountant_access", SituationChecks::isWanted),
                        given("auditfile", SituationChecks::isWanted));
            case EXIT -> given("exit_access", SituationChecks::isWanted);
        };
    }

    private List<String> given(String criterion, Predicate<String> value) {
        return answers.first(criterion).filter(value).isPresent() ? List.of(criterion) : List.of();
    }

    private List<String> saidOrUsual(String criterion, String sector) {
        return answers.has(criterion) ? given(criterion, "yes"::equals) : given("sector", sector::equals);
    }

    @SafeVarargs
    private static List<String> together(List<String>... parts) {
        return Arrays.stream(parts).flatMap(List::stream).toList();
    }

    private static boolean isWanted(String want) {
        return !want.equals("no");
    }

    /** Whether the question was answered in a way that makes the subject of no concern; asked only where it does not apply. */
    private boolean isRuledOut(CheckSubject subject) {
        return switch (subject) {
            case KOR ->
                !given("vat_status", status -> !status.equals("weet ik niet")).isEmpty();
            case VAT_RETURN -> answers.has("vat_filing");
            case REVERSE_CHARGE -> answers.has("reverse_charge");
            case ICP -> answers.has("icp");
            case MARGIN -> answers.has("margin_scheme");
            case OSS -> answers.has("oss");
            case FISCAL_UNITY -> answers.has("fiscal_unity");
            case GOVERNMENT_INVOICE -> answers.has("government_customer");
            case BANK -> answers.has("bank_link");
            case ACCOUNTANT -> answers.has("who_books") || answers.has("accountant_access");
            case EXIT -> false;
        };
    }

    private SituationCheck check(CheckSubject subject, List<String> because) {
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        if (because.contains("sector")) {
            remarks.add(Remark.USUAL_IN_SECTOR);
        }
        return switch (subject) {
            // What a package prints on an invoice that is exempt was never gathered.
            case KOR -> new SituationCheck(subject, because, Outcome.UNKNOWN, List.of(), List.of(), remarks);
            case VAT_RETURN -> onOne("vat_filing_direct", subject, because, remarks);
            case REVERSE_CHARGE -> onOne("reverse_charge", subject, because, remarks);
            case ICP -> onOne("icp", subject, because, remarks);
            case MARGIN -> onOne("margin_scheme", subject, because, remarks);
            case OSS -> onOne("oss", subject, because, remarks);
            case FISCAL_UNITY -> onOne("fiscal_unity", subject, because, remarks);
            case GOVERNMENT_INVOICE -> onOne("einvoice_send", subject, because, remarks);
            case BANK -> bank(because, remarks);
            case ACCOUNTANT -> accountant(because, remarks);
            case EXIT -> exit(because, remarks);
        };
    }

    private SituationCheck onOne(String field, CheckSubject subject, List<String> because, Set<Remark> remarks) {
        Finding finding = finding(field);
        return new SituationCheck(subject, because, finding.outcome(), List.of(finding), List.of(), remarks);
    }

    private Finding finding(String field) {
        Fact fact = pack.fact(field);
        List<String> missingIn = pack.editions().stream()
                .filter(edition -> edition.lacks().contains(field))
                .map(Edition::name)
                .toList();
        if (fact == null) {
            return new Finding(field, null, Outcome.UNKNOWN, Doubt.NONE, missingIn);
        }
        if (!pack.isDecidable(field)) {
            return new Finding(field, fact, Outcome.UNKNOWN, Doubt.FOREIGN_SOURCE, missingIn);
        }
        if (!fact.bearsAMust()) {
            return new Finding(field, fact, Outcome.UNKNOWN, Doubt.NOT_THE_VENDOR, missingIn);
        }
        Outcome outcome = HAS_IT.of(fact.value());
        // What one edition lacks, the package does not have whichever edition one buys.
        boolean notEverywhere = outcome == Outcome.MET && !missingIn.isEmpty();
        return new Finding(field, fact, notEverywhere ? Outcome.PARTLY : outcome, Doubt.NONE, missingIn);
    }

    private SituationCheck bank(List<String> because, Set<Remark> remarks) {
        if (because.contains("which_bank")) {
            remarks.add(Remark.ASK_FOR_BANK);
        }
        Finding link = finding("bank_link");
        long accounts = answers.first("bank_accounts").map(Long::parseLong).orElse(0L);
        Audience user = answers.first("role").map(Audience::ofKey).orElse(null);
        String legalForm = answers.first("legal_form").orElse(null);
        Usage usage = new Usage(new LinkedHashMap<>(), Set.of(), Set.of(), user, legalForm, 0, 0);
        List<Links> links = pack.editions().stream()
                .filter(usage::canBuy)
                .filter(edition -> !isPaidFromTheFirst(edition))
                .flatMap(
                        edition -> Optional.ofNullable(edition.limits().get(BANK_LINKS))
                                .map(most -> links(edition, most, accounts))
                                .stream())
                .toList();
        boolean somewhereTooFew = links.stream().anyMatch(Links::tooFew);
        Outcome outcome = link.outcome() == Outcome.MET && somewhereTooFew ? Outcome.PARTLY : link.outcome();
        return new SituationCheck(CheckSubject.BANK, because, outcome, List.of(link), links, remarks);
    }

    /** Then "0 links" would read as if there were none; the note of the fact says what each costs. */
    private boolean isPaidFromTheFirst(Edition edition) {
        return pack.priceBeyond(edition, BANK_LINKS) != null
                && edition.number(BANK_LINKS).filter(most -> most.signum() == 0).isPresent();
    }

    private Links links(Edition edition, Fact most, long accounts) {
        return new Links(edition.name(), most, Capacity.of(pack, edition, BANK_LINKS, accounts) == Outcome.UNMET);
    }

    private SituationCheck accountant(List<String> because, Set<Remark> remarks) {
        Finding access = finding("accountant_access");
        Finding auditfile = finding("auditfile");
        // What a package does with either was never gathered.
        remarks.add(Remark.ASK_FOR_RGS);
        Outcome reached = access.outcome();
        if (because.contains("accountant_package")) {
            boolean same =
                    answers.values("accountant_package").contains(pack.id().value());
            remarks.add(same ? Remark.ACCOUNTANT_USES_IT : Remark.ACCOUNTANT_USES_ANOTHER);
            // Whoever works in it every day has access; that does not make it write a file.
            reached = same ? Outcome.MET : reached;
        }
        Outcome outcome = because.contains("auditfile")
                ? because.size() == 1 ? auditfile.outcome() : both(reached, auditfile.outcome())
                : reached;
        return new SituationCheck(
                CheckSubject.ACCOUNTANT, because, outcome, List.of(access, auditfile), List.of(), remarks);
    }

    private static Outcome both(Outcome one, Outcome other) {
        if (one == other) {
            return one;
        }
        return one == Outcome.UNKNOWN || other == Outcome.UNKNOWN ? Outcome.UNKNOWN : Outcome.PARTLY;
    }

    /** Reading on after cancelling fulfils the duty; a file with all bookings helps to fulfil it oneself. */
    private SituationCheck exit(List<String> because, Set<Remark> remarks) {
        Finding access = finding("read_only_after_cancel");
        Finding auditfile = finding("auditfile");
        if (answers.first("oss").filter("yes"::equals).isPresent()) {
            remarks.add(Remark.KEEP_TEN_YEARS);
        }
        Outcome outcome = switch (access.outcome()) {
            case MET, PARTLY -> access.outcome();
            case UNMET ->
                switch (auditfile.outcome()) {
                    case MET, PARTLY -> Outcome.PARTLY;
                    case UNMET -> Outcome.UNMET;
                    case UNKNOWN -> Outcome.UNKNOWN;
                };
            case UNKNOWN -> auditfile.outcome() == Outcome.MET ? Outcome.PARTLY : Outcome.UNKNOWN;
        };
        return new SituationCheck(
                CheckSubject.EXIT,
                because,
                outcome,
                List.of(access, auditfile, finding("api"), finding("contract_monthly")),
                List.of(),
                remarks);
    }
}
