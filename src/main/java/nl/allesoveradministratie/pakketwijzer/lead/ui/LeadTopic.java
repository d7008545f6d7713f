package nl.allesoveradministratie.pakketwijzer.lead.ui;

import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.lead.LeadSummary;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** What a lead is about, without a word of the person. */
final class LeadTopic {

    private LeadTopic() {}

    static String of(OfficeScreen screen, Catalog catalog, LeadSummary lead) {
        String role = lead.role() == null ? "" : screen.t("audience." + lead.role()) + ", ";
        if (lead.packageId() == null) {
            return role + screen.t("desk.topic." + lead.topic());
        }
        String name = PackageId.parse(lead.packageId())
                .flatMap(catalog::find)
                .map(AccountingPackage::name)
                .orElse(lead.packageId());
        return role + screen.t("desk.topic.package", name);
    }
}
