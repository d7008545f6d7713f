/** The access log. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import org.jspecify.annotations.NullMarked;
