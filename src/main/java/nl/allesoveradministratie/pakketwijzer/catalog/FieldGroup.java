package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.List;
import java.util.Locale;

/** The 44 package fields in groups, as they stand on the package page and in a comparison. */
public enum FieldGroup {
    COST("free_plan", "trial_days", "contract_monthly", "extra_admin_price"),
    SELLING("quotes", "einvoice_send", "webshop", "pos"),
    BANK("bank_link", "ocr", "einvoice_receive", "own_bank_account", "g_account", "multi_currency"),
    TAX("vat_filing_direct", "icp", "oss", "margin_scheme", "reverse_charge", "fiscal_unity", "income_tax_help"),
    KEEPING("hours", "mileage", "stock", "projects", "cost_centres", "fixed_assets", "payroll"),
    TOGETHER(
            "accountant_access",
            "multi_admin",
            "auditfile",
            "annual_accounts",
            "api",
            "migration_import",
            "read_only_after_cancel"),
    ASSURANCE(
            "legal_forms",
            "mobile_app",
            "deployment",
            "hosting_eu",
            "iso27001",
            "trust_mark",
            "support_phone",
            "support_dutch",
            "support_english");

    private final List<String> fields;

    FieldGroup(String... fields) {
        this.fields = List.of(fields);
    }

    /** The fields, in order. */
    public List<String> fields() {
        return fields;
    }

    /** The word in keys of texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
