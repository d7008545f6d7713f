/** A package as it should be. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.architecture.planted.style.marked;

import org.jspecify.annotations.NullMarked;
