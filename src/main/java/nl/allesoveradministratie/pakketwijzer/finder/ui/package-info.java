/** The guided finder and its result, in Vaadin. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.finder.ui;

import org.jspecify.annotations.NullMarked;
