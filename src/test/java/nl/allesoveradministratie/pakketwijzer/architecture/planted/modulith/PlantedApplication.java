package nl.allesoveradministratie.pakketwijzer.architecture.planted.modulith;

import org.springframework.modulith.Modulithic;

/** The root of an application that breaks its own walls. */
@Modulithic
public class PlantedApplication {}
