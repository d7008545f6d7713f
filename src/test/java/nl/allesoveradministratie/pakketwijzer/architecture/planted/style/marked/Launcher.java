package nl.allesoveradministratie.pakketwijzer.architecture.planted.style.marked;

/** May talk to whoever starts it. */
class Launcher {
    void talk() {
        System.out.println("ready");
    }
}
