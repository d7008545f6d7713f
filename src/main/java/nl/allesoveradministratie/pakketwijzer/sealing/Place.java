package nl.allesoveradministratie.pakketwijzer.sealing;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Where a sealed value is kept. It goes into the seal, so that a value moved to another row or column does not open.
 *
 * @param column schema.table.column
 * @param row the row's id
 * @param keyNo which key of the row, from 1; 0 = sealed to a keyset and not with a key of the row
 */
public record Place(String column, UUID row, int keyNo) {

    /** For what is sealed to a keyset. */
    public Place(String column, UUID row) {
        this(column, row, 0);
    }

    byte[] bytes() {
        return (column + "|" + row + "|" + keyNo).getBytes(StandardCharsets.UTF_8);
    }
}
