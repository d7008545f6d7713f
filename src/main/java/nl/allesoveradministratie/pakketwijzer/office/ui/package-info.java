/** The frame and the door mat. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.office.ui;

import org.jspecify.annotations.NullMarked;
