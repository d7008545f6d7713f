package nl.allesoveradministratie.pakketwijzer.database;

/** The PostgreSQL that this process uses. */
interface DatabaseServer extends AutoCloseable {

    /** Where it is, as a JDBC address without user or password. */
    String url();

    /** The password of a login. */
    String password(Login login);

    /** Stops what this process started. */
    @Override
    void close();
}
