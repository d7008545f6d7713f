package nl.allesoveradministratie.pakketwijzer.architecture.planted.promise.mail;

/** Mail. */
public class Outbox {}
