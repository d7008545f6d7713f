package nl.allesoveradministratie.pakketwijzer.architecture.planted.internals.catalog.web;

/** A face of the catalogue, which is nobody else's business. */
public class PackagePage {}
