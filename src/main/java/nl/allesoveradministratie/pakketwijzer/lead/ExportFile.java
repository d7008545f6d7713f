package nl.allesoveradministratie.pakketwijzer.lead;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file for a spreadsheet, while it is being written: nothing of it is kept but what was not sent yet. */
interface ExportFile extends AutoCloseable {

    /**
     * Adds a row.
     *
     * @param cells texts, whole numbers, days ({@code LocalDate}) and moments ({@code LocalDateTime}); null = empty
     */
    void row(List<? extends @Nullable Object> cells) throws IOException;

    /** Sends what there is so far. */
    void send() throws IOException;

    /** Writes the end; without it the file is not whole. */
    @Override
    void close() throws IOException;
}
