package nl.allesoveradministratie.pakketwijzer.architecture.planted.screens.finder.ui;

import org.jooq.DSLContext;

/** A screen with a query. */
class FinderView {
    int count(DSLContext database) {
        return database.fetchCount(database.selectOne());
    }
}
