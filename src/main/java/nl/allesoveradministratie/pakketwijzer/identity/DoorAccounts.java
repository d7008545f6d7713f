package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.mail.Letter;
import nl.allesoveradministratie.pakketwijzer.sealing.Vault;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The accounts behind one door: with the login of that door, and the key that seals its second factors.
 *
 * @param ofPartners whether they are vendors' people; colleagues otherwise
 * @param notices how this door writes to them
 */
record DoorAccounts(DSLContext database, Vault vault, boolean ofPartners, Notices notices) {

    /** Puts a mail to whom an account belongs in the outbox, in the transaction of what it is about. */
    @FunctionalInterface
    interface Notices {
        void put(DSLContext transaction, Letter letter);
    }

    /** What a transaction can name; the partner's login sees no row that is not named (migration 8). */
    enum Named {
        EMAIL("pakketwijzer.email"),
        ACCOUNT("pakketwijzer.account"),
        TOKEN("pakketwijzer.token"),
        VENDOR("pakketwijzer.vendor");

        private final String setting;

        Named(String setting) {
            this.setting = setting;
        }

        /** Until the transaction ends. */
        void is(DSLContext transaction, String value) {
            transaction
                    .select(DSL.function("set_config", String.class, DSL.val(setting), DSL.val(value), DSL.val(true)))
                    .fetch();
        }
    }

    /** Does something in a transaction that names one thing first. */
    <T extends @Nullable Object> T naming(Named named, String value, Function<DSLContext, T> work) {
        return database.transactionResult(transaction -> {
            named.is(transaction.dsl(), value);
            return work.apply(transaction.dsl());
        });
    }

    /** The door. */
    Entrance entrance() {
        return ofPartners ? Entrance.PARTNER : Entrance.OFFICE;
    }

    /** What holds of rows of this door: an account or invitation of the other one does not exist here. */
    Condition isOfThisDoor(Field<?> vendor) {
        return ofPartners ? vendor.isNotNull() : vendor.isNull();
    }
}
