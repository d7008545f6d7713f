/** The screen of those who keep the installation running. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.upkeep.ui;

import org.jspecify.annotations.NullMarked;
