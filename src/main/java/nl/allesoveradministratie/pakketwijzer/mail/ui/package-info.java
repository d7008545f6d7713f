/** Mails that wait. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.mail.ui;

import org.jspecify.annotations.NullMarked;
