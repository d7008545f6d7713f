package nl.allesoveradministratie.pakketwijzer.lead.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.lead.LeadBulk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadSummary;

/** Which leads are chosen to do something with, each as it was seen then. */
class Selection {

    private final Map<UUID, LeadBulk.Chosen> chosen = new LinkedHashMap<>();
    private int last = -1;

    boolean holds(UUID lead) {
        return chosen.containsKey(lead);
    }

    int size() {
        return chosen.size();
    }

    List<LeadBulk.Chosen> all() {
        return new ArrayList<>(chosen.values());
    }

    void clear() {
        chosen.clear();
        last = -1;
    }

    /**
     * Chooses a row or leaves it out; up to the row of last time, if so asked.
     *
     * @param row from 0
     * @param upToLast also the rows between this one and the last one chosen
     */
    void set(List<LeadSummary> rows, int row, boolean on, boolean upToLast) {
        int from = upToLast && last >= 0 ? Math.min(last, row) : row;
        int to = upToLast && last >= 0 ? Math.min(Math.max(last, row), rows.size() - 1) : row;
        for (int i = from; i <= to; i++) {
            put(rows.get(i), on);
        }
        last = row;
    }

    /** Chooses all of these, or none; not more than can be done in one go. */
    void setAll(List<LeadSummary> rows, boolean on) {
        rows.forEach(lead -> put(lead, on));
    }

    private void put(LeadSummary lead, boolean on) {
        if (!on) {
            chosen.remove(lead.id());
        } else if (chosen.size() < LeadBulk.MOST) {
            chosen.put(lead.id(), LeadBulk.Chosen.of(lead));
        }
    }
}
