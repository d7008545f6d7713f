/** The ranking as JSON, and the comparison page. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.finder.web;

import org.jspecify.annotations.NullMarked;
