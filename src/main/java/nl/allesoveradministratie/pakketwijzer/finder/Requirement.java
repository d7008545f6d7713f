package nl.allesoveradministratie.pakketwijzer.finder;

import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import org.jspecify.annotations.Nullable;

/**
 * One answer held against one package.
 *
 * @param criterion the id of the criterion answered
 * @param level how heavily it weighs
 * @param outcome what the facts say
 * @param fact the fact looked at, also where it may not decide; null = there is none
 */
public record Requirement(
        String criterion,
        Level level,
        Outcome outcome,
        @Nullable Fact fact) {}
