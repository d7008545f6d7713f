package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.sealing.DataKey;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.sealing.Place;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** The data key of one lead, which knows where each value belongs. */
final class LeadKey {

    static final int FIRST = 1;

    private final DataKey key;
    private final UUID lead;
    private final int number;

    private LeadKey(DataKey key, UUID lead, int number) {
        this.key = key;
        this.lead = lead;
        this.number = number;
    }

    /** For a new lead. */
    static LeadKey random(UUID lead) {
        return new LeadKey(DataKey.random(), lead, FIRST);
    }

    /** For a lead that is kept. */
    static LeadKey open(byte[] wrapped, Opener opener, UUID lead, int number) {
        return new LeadKey(DataKey.open(wrapped, opener, keyPlace(lead, number)), lead, number);
    }

    private static Place keyPlace(UUID lead, int number) {
        return new Place("lead.lead.data_key", lead, number);
    }

    byte[] wrapped(Sealer sealer) {
        return key.wrapped(sealer, keyPlace(lead, number));
    }

    /** Seals a value of the lead itself. */
    byte @Nullable [] seal(TableField<?, byte[]> column, @Nullable String text) {
        return key.seal(text, place(column, lead));
    }

    /** Seals a value of another row that belongs to the lead. */
    byte @Nullable [] seal(TableField<?, byte[]> column, UUID row, @Nullable String text) {
        return key.seal(text, place(column, row));
    }

    String open(TableField<?, byte[]> column, byte @Nullable [] sealed) {
        return key.open(sealed, place(column, lead));
    }

    String open(TableField<?, byte[]> column, UUID row, byte @Nullable [] sealed) {
        return key.open(sealed, place(column, row));
    }

    private Place place(TableField<?, byte[]> column, UUID row) {
        return new Place(String.join(".", column.getQualifiedName().getName()), row, number);
    }
}
