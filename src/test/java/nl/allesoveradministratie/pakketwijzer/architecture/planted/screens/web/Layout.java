package nl.allesoveradministratie.pakketwijzer.architecture.planted.screens.web;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A layout with a connection. */
class Layout {
    Connection forbidden(DataSource database) throws SQLException {
        return database.getConnection();
    }
}
