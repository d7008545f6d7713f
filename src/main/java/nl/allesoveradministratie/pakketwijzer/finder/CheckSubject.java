package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.List;
import java.util.Locale;

/**
 * A rule or an agreement that a package has to fit, with the law it rests on. The rules in words are texts of their own;
 * laws are named by their fixed addresses, amounts and dates are to be checked with the tax office.
 */
public enum CheckSubject {
    /** Exemption for small businesses: art. 25 Wet op de omzetbelasting 1968. */
    KOR(Law.VAT_ACT),
    /** Returns by way of Digipoort, where programs deliver them to the tax office; by hand on its own site is as good. No law says which. */
    VAT_RETURN(),
    /** Tax owed by the customer: art. 12 of the same law and art. 24b of its Uitvoeringsbesluit. */
    REVERSE_CHARGE(Law.VAT_ACT),
    /** Statement of supplies to businesses in other EU countries: art. 37a of the same law. */
    ICP(Law.VAT_ACT),
    /** Second-hand goods: art. 28b of the same law. */
    MARGIN(Law.VAT_ACT),
    /** Consumers in other EU countries: the threshold is in art. 59 quater of directive 2006/112/EC. */
    OSS(Law.VAT_DIRECTIVE),
    /** Businesses that are one for the btw: art. 7 lid 4 Wet op de omzetbelasting 1968. */
    FISCAL_UNITY(Law.VAT_ACT),
    /**
     * Invoices to the government: directive 2014/55/EU, and the purchasing terms of the state since 2017. Between
     * businesses of different EU countries: directive (EU) 2025/516, art. 5, from 1 July 2030.
     */
    GOVERNMENT_INVOICE(Law.E_INVOICING_DIRECTIVE, Law.VAT_IN_THE_DIGITAL_AGE),
    /** No law: whether statements come in by themselves. */
    BANK(),
    /** No law: whether the accountant can work with it. */
    ACCOUNTANT(),
    /** Keeping the books for seven years: art. 52 lid 4 Algemene wet inzake rijksbelastingen. */
    EXIT(Law.STATE_TAXES_ACT);

    private static final class Law {
        private static final String VAT_ACT = "https://wetten.overheid.nl/BWBR0002629/";
        private static final String STATE_TAXES_ACT = "https://wetten.overheid.nl/BWBR0002320/";
        private static final String VAT_DIRECTIVE = "https://eur-lex.europa.eu/eli/dir/2006/112/oj";
        private static final String E_INVOICING_DIRECTIVE = "https://eur-lex.europa.eu/eli/dir/2014/55/oj";
        private static final String VAT_IN_THE_DIGITAL_AGE = "https://eur-lex.europa.eu/eli/dir/2025/516/oj";
    }

    private final List<String> laws;

    CheckSubject(String... laws) {
        this.laws = List.of(laws);
    }

    /** The word in keys of texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The addresses of the laws; empty where no law says anything. */
    public List<String> laws() {
        return laws;
    }
}
