/** The screens of vendor partners. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.insight.ui;

import org.jspecify.annotations.NullMarked;
