/** Who works here. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.identity.ui;

import org.jspecify.annotations.NullMarked;
