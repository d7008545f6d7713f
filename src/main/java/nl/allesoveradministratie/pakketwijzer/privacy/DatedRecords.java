package nl.allesoveradministratie.pakketwijzer.privacy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records that are made anonymous or removed on a day they show; answered by whoever keeps them. */
public interface DatedRecords {

    /**
     * One of them.
     *
     * @param number by which people know it
     * @param held why it stays although its day comes; null = it does not
     */
    record Due(String number, LocalDate day, @Nullable String held) {}

    /** The last part of the key of their name. */
    String kind();

    /** How many have their day in each month before a day; what is past counts in its month. */
    Map<YearMonth, Integer> perMonth(LocalDate before);

    /** Those whose day comes before a day, the first first. */
    List<Due> soon(LocalDate before, int most);
}
