/** Pakketwijzer: which accounting package fits, and a promise about people that holds. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer;

import org.jspecify.annotations.NullMarked;
