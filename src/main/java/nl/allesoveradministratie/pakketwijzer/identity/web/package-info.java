/** The pages by which colleagues come in and go out. */
@NullMarked
package nl.allesoveradministratie.pakketwijzer.identity.web;

import org.jspecify.annotations.NullMarked;
