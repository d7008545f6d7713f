/** Plain pages and files about what is promised to people. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.privacy.web;

import org.jspecify.annotations.NullMarked;
