package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in files that are taken in at the desk.
 *
 * @param file in which file, as its zip names it; a package of a list stands behind the name
 * @param field where in it, such as {@code criteria.bank_link}; null = the file as a whole
 * @param kind what is wrong
 * @param detail what the reader of files says of it, or where; null = the kind says it all
 */
public record ImportFault(
        String file,
        @Nullable String field,
        Kind kind,
        @Nullable String detail) {

    private static final int SHOWN = 300;

    /** What can be wrong. */
    public enum Kind {
        /** More bytes than are taken in, packed or not. */
        TOO_BIG,
        /** More files than are taken in. */
        TOO_MANY,
        /** No zip that can be unpacked. */
        NO_ZIP,
        /** Not JSON; the detail is the line. */
        NO_JSON,
        /** JSON, but of something else. */
        NO_PACKAGE,
        /** A file that is no package's, or stands in another folder. */
        ENTRY,
        /** The same file or package a second time. */
        TWICE,
        /** A field that has to be there, if only to say that it is unknown. */
        MISSING,
        /** A field that packages do not have. */
        UNKNOWN,
        /** Not as described; the detail says what. */
        FORM,
        /** See {@link FactRules.Problem}, as the kinds that follow. */
        VALUE,
        SOURCE_URL,
        VIA,
        AS_OF,
        NOTE,
        GRADE;

        /** As it is named in texts. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What somebody else's file says is shown in part, and without what is no letter. */
    public ImportFault {
        file = shown(file);
        field = field == null ? null : shown(field);
        detail = detail == null ? null : shown(detail);
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
