/** The inbox and the lead. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.lead.ui;

import org.jspecify.annotations.NullMarked;
