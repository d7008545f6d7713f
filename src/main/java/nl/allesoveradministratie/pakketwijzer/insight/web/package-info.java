/** How anonymous it is, for everybody; and the partner's figures as a file. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.insight.web;

import org.jspecify.annotations.NullMarked;
