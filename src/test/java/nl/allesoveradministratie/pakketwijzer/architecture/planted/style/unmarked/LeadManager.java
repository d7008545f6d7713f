package nl.allesoveradministratie.pakketwijzer.architecture.planted.style.unmarked;

/** A name that says nothing, in a package that says nothing about null. */
class LeadManager {
    static class TextUtils {}
}
