package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.RECOVERY_CODE;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Codes on paper, for who lost the telephone: 80 random bits each, of which only a hash is kept. Each works once. */
final class RecoveryCodes {

    /** How many there are in a set. */
    static final int SET = 10;

    /** Without I, L, O and U, which are taken for others. */
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 16;
    private static final SecureRandom CHANCE = new SecureRandom();

    private RecoveryCodes() {}

    private static String random() {
        return CHANCE.ints(LENGTH, 0, SIGNS.length())
                .mapToObj(place -> String.valueOf(SIGNS.charAt(place)))
                .collect(Collectors.joining())
                .replaceAll("(.{4})(?=.)", "$1-");
    }

    private static byte[] hash(UUID account, String code) {
        String signs = code.toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1')
                .replaceAll("[^0-9A-Z]", "");
        return Tokens.hash(account + "|" + signs);
    }

    /** A new set for an account, to be shown once; the earlier one no longer works. */
    static List<String> renew(DSLContext transaction, UUID account) {
        forget(transaction, account);
        List<String> codes = Stream.generate(RecoveryCodes::random).limit(SET).toList();
        for (String code : codes) {
            transaction
                    .insertInto(RECOVERY_CODE)
                    .set(RECOVERY_CODE.ACCOUNT_ID, account)
                    .set(RECOVERY_CODE.CODE_HASH, hash(account, code))
                    .execute();
        }
        return codes;
    }

    /** Takes the set of an account away. */
    static void forget(DSLContext transaction, UUID account) {
        transaction
                .deleteFrom(RECOVERY_CODE)
                .where(RECOVERY_CODE.ACCOUNT_ID.eq(account))
                .execute();
    }

    /** How many of the set still work. */
    static int left(DSLContext transaction, UUID account) {
        return transaction.fetchCount(RECOVERY_CODE, RECOVERY_CODE.ACCOUNT_ID.eq(account));
    }

    /** Uses a code; false = it is none of this account's, or was used. Of two at once one is first. */
    static boolean use(DSLContext transaction, UUID account, String code) {
        return transaction
                        .deleteFrom(RECOVERY_CODE)
                        .where(RECOVERY_CODE.ACCOUNT_ID.eq(account), RECOVERY_CODE.CODE_HASH.eq(hash(account, code)))
                        .execute()
                == 1;
    }
}
