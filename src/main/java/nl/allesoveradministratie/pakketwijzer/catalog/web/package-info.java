/** Plain pages and JSON about packages. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.catalog.web;

import org.jspecify.annotations.NullMarked;
