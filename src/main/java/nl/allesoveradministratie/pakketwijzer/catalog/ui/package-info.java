/** The editing desk: what wants looking at, one fact with its sources, what waits for a second pair of eyes, what visitors report. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import org.jspecify.annotations.NullMarked;
