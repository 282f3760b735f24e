// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Short transactions, each on a connection of its own, whatever the connections' autocommit is. Done to their end although
 * the thread is interrupted: pools give up on an interrupt, and what was to be kept (a rotated refresh token) would be lost.
 * The interrupt is kept for whoever waits next.
 */
final class SqlWork {

    private static final Logger LOG = LoggerFactory.getLogger(SqlWork.class);

    /** Tries in all, where the database or an interrupt ended the transaction. */
    private static final int TRIES = 8;

    private final DataSource dataSource;

    SqlWork(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Statements of one transaction; may be begun again from the start. */
    @FunctionalInterface
    interface Statements<T> {

        T run(Connection connection) throws SQLException;
    }

    <T> T run(Statements<T> statements) throws SQLException {
        boolean interrupted = Thread.interrupted();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return transaction(statements);
                } catch (SQLException e) {
                    boolean disturbed = Thread.interrupted() | isInterrupt(e);
                    interrupted |= disturbed;
                    if (attempt == TRIES || !(disturbed || isRolledBack(e))) {
                        throw e;
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T transaction(Statements<T> statements) throws SQLException {
        try (Connection connection = connection()) {
            boolean autoCommit = connection.getAutoCommit();
            if (autoCommit) {
                connection.setAutoCommit(false);
            }
            try {
                T result = statements.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            } finally {
                restore(connection, autoCommit);
            }
        }
    }

    /** Pools have exceptions of their own, with the driver's text in them. */
    private Connection connection() throws SQLException {
        try {
            return dataSource.getConnection();
        } catch (RuntimeException e) {
            throw new SQLException(e);
        }
    }

    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /** What was committed stays so: a failure here must not look as if it was not. */
    private static void restore(Connection connection, boolean autoCommit) {
        if (autoCommit) {
            try {
                connection.setAutoCommit(true);
            } catch (SQLException e) {
                LOG.debug("Autocommit could not be set back ({})", DatabaseFailure.describe(e));
            }
        }
    }

    /** A deadlock, or transactions that the database could not put into an order (class 40 of SQLSTATE). */
    private static boolean isRolledBack(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("40");
    }

    /** A row with the key is there already, or another constraint does not hold (class 23 of SQLSTATE). */
    static boolean isConstraintViolation(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("23");
    }

    private static boolean isInterrupt(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException || cause instanceof java.io.InterruptedIOException) {
                // A time-out of a socket is of the second kind as well, and is none.
                return !(cause instanceof java.net.SocketTimeoutException);
            }
        }
        return false;
    }
}
