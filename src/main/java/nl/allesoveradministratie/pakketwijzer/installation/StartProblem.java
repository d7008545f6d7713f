package nl.allesoveradministratie.pakketwijzer.installation;

/** Why the product cannot start, told in one line to whoever starts it. */
public class StartProblem extends RuntimeException {

    private final String advice;

    /**
     * @param problem what is wrong, a whole sentence
     * @param advice what to do about it, a whole sentence
     */
    public StartProblem(String problem, String advice) {
        super(problem);
        this.advice = advice;
    }

    /** What to do about it. */
    public String advice() {
        return advice;
    }
}
