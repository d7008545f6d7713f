package nl.allesoveradministratie.pakketwijzer.architecture.planted.promise.usage;

import nl.allesoveradministratie.pakketwijzer.architecture.planted.promise.mail.Outbox;

/** Mails figures by itself. */
public class DailySummary {
    Outbox forbidden = new Outbox();
}
