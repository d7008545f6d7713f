/** The contact form. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.lead.web;

import org.jspecify.annotations.NullMarked;
