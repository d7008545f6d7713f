/** Plain pages and files about what is promised to people, and "Mijn gegevens", on which they use their rights. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.privacy.web;

import org.jspecify.annotations.NullMarked;
