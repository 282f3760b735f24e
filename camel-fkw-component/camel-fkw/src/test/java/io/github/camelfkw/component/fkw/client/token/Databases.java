// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** Real databases for tests, with tables as the connector's resources make them. */
public final class Databases {

    /** A key for stores of tests. */
    public static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private Databases() {}

    /** One server for all tests of this JVM; it ends with it. */
    private static final class Server {
        static final DataSource POSTGRESQL = start();

        private static DataSource start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(2))
                        .start();
                PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
                connections.setUrl(server.getJdbcUrl("postgres", "postgres"));
                JdbcConnectionPool pool = JdbcConnectionPool.create(connections);
                pool.setMaxConnections(40);
                return pool;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A real PostgreSQL server. */
    public static DataSource postgresql() {
        return Server.POSTGRESQL;
    }

    /** A new H2 database in memory. */
    public static DataSource h2() {
        return JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    /** What the connector's resource says, for a table of that name. */
    public static String ddl(String database, String table) {
        try (InputStream in = JdbcTokenStore.class.getResourceAsStream(
                "/io/github/camelfkw/component/fkw/sql/" + database + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("fkw_token", table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a table of its own and returns its name. */
    public static String createTable(DataSource dataSource, String database) {
        String table = "t_" + UUID.randomUUID().toString().replace("-", "");
        run(dataSource, ddl(database, table));
        return table;
    }

    /** Runs one statement, or several separated by semicolons. */
    public static void run(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
