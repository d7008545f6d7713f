/** The editing desk: what wants looking at, one fact with its sources, and what waits for a second pair of eyes. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import org.jspecify.annotations.NullMarked;
