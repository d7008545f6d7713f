/** "Mijn gegevens": plain pages on which people see what is kept of them and use their rights. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.privacy.web;

import org.jspecify.annotations.NullMarked;
