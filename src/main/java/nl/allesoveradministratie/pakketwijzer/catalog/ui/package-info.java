/** Screens of editors. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import org.jspecify.annotations.NullMarked;
