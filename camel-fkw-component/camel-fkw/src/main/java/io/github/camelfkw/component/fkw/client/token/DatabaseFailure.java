// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a database failed with, without a word of its driver: a driver's text can hold the JDBC URL with its password, and
 * values of rows. Code, number and classes say what is wrong, and the stack traces where.
 */
final class DatabaseFailure extends SQLException {

    private static final long serialVersionUID = 1L;

    /** Causes that are looked at: a chain may be a ring. */
    private static final int DEEPEST = 8;

    private DatabaseFailure(SQLException failure) {
        super(describe(failure), failure.getSQLState(), failure.getErrorCode());
        setStackTrace(failure.getStackTrace());
    }

    /** To be the cause of what others see. */
    static DatabaseFailure of(SQLException failure) {
        return new DatabaseFailure(failure);
    }

    /** SQLSTATE (the standard's code), the database's own number, and the classes of the failure and its causes. */
    static String describe(SQLException failure) {
        List<String> classes = new ArrayList<>();
        Throwable cause = failure;
        while (cause != null && classes.size() < DEEPEST) {
            classes.add(cause.getClass().getName());
            cause = cause.getCause();
        }
        return "SQLSTATE " + failure.getSQLState() + ", number " + failure.getErrorCode() + ", "
                + String.join(" caused by ", classes);
    }
}
