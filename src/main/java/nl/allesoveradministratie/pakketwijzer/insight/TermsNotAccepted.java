package nl.allesoveradministratie.pakketwijzer.insight;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A partner asked for figures before accepting the terms; over HTTP there is nothing to find yet. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class TermsNotAccepted extends RuntimeException {}
