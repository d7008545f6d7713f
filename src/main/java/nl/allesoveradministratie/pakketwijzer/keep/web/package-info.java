/** The list, and the form by which somebody has a result mailed. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.keep.web;

import org.jspecify.annotations.NullMarked;
