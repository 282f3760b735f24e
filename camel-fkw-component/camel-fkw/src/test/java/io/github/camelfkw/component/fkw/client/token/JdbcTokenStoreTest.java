// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the database store promises beyond the contract of all stores. */
class JdbcTokenStoreTest {

    private static final Instant END = Instant.parse("2026-12-18T04:00:00Z");

    private static final Duration LONG = Duration.ofMinutes(5);

    /** Ended as soon as it was taken: a node that stood still beyond its time. */
    private static final Duration OVER = Duration.ZERO;

    enum Database {
        H2,
        POSTGRESQL;

        DataSource dataSource() {
            return this == H2 ? Databases.h2() : Databases.postgresql();
        }

        String resource() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private DataSource dataSource;
    private String table;

    private JdbcTokenStore open(Database database) {
        dataSource = database.dataSource();
        table = Databases.createTable(dataSource, database.resource());
        return node();
    }

    private JdbcTokenStore node() {
        return new JdbcTokenStore(dataSource, Databases.KEY, table);
    }

    private static AccessGrant grant(String access) {
        return new AccessGrant("a", null, null, access, null, "refresh-" + access, null, null, 0);
    }

    private String row() {
        StringBuilder all = new StringBuilder();
        try (Connection connection = dataSource.getConnection();
                ResultSet rows = connection.createStatement().executeQuery("SELECT * FROM " + table)) {
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    all.append(rows.getString(i)).append('\n');
                }
            }
            return all.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void forgetTheInterrupt() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @EnumSource
    void keepsNoTokenInTheClear(Database database) {
        open(database).save(grant("access-secret"), 0);
        assertThat(row()).contains("fkw1:").doesNotContain("secret");
    }

    @ParameterizedTest
    @EnumSource
    void refusesARowThatWasCopiedToAnotherShop(Database database) {
        JdbcTokenStore store = open(database);
        store.save(grant("1"), 0);
        Databases.run(dataSource, "UPDATE " + table + " SET shop_id = 'b'");
        assertThatThrownBy(() -> store.load("b"))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("Table " + table)
                .hasMessageContaining("comes from another shop");
    }

    @ParameterizedTest
    @EnumSource
    void changesItsKey(Database database) {
        open(database).save(grant("1"), 0);
        JdbcTokenStore both = new JdbcTokenStore(dataSource, GrantCipherTest.key(7) + "," + Databases.KEY, table);
        assertThat(both.load("a")).contains(grant("1").withVersion(1));
        both.save(grant("2"), 1);
        assertThat(new JdbcTokenStore(dataSource, GrantCipherTest.key(7), table).load("a"))
                .contains(grant("2").withVersion(2));
        assertThatThrownBy(() -> node().load("a")).hasMessageContaining("cannot be decrypted with tokenKey");
    }

    @ParameterizedTest
    @EnumSource
    void worksOnATableOfAVersionThatKnewOfNoFirstEnd(Database database) {
        open(database);
        Databases.run(dataSource, "ALTER TABLE " + table + " DROP COLUMN first_end");
        Databases.run(dataSource, "ALTER TABLE " + table + " DROP COLUMN first_end_outlived");
        JdbcTokenStore old = node();
        old.check();
        AccessGrant grant =
                new AccessGrant("a", null, null, "access", null, "refresh", END, new FirstEnd(END, false), "5eed", 0);
        assertThat(old.save(grant, 0)).isTrue();
        try (RefreshLease lease = old.tryLease("a", LONG).orElseThrow()) {
            assertThat(lease.save(grant, 1)).isTrue();
        }
        AccessGrant withoutFirstEnd = new AccessGrant("a", null, null, "access", null, "refresh", END, "5eed", 2);
        assertThat(node().load("a")).contains(withoutFirstEnd);
        assertThat(node().loadWithoutTokens("a").orElseThrow().refreshExpiresAt())
                .isEqualTo(END);
        // As the warning says.
        Databases.run(dataSource, "ALTER TABLE " + table + " ADD COLUMN first_end BIGINT");
        Databases.run(dataSource, "ALTER TABLE " + table + " ADD COLUMN first_end_outlived INT NOT NULL DEFAULT 0");
        assertThat(node().load("a")).contains(withoutFirstEnd);
        assertThat(node().save(grant, 2)).isTrue();
        assertThat(node().load("a")).contains(grant.withVersion(3));
    }

    @ParameterizedTest
    @EnumSource
    void saysHowToMakeTheTable(Database database) {
        dataSource = database.dataSource();
        JdbcTokenStore store = new JdbcTokenStore(dataSource, Databases.KEY, "no_such_table");
        assertThatThrownBy(store::check)
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("Table no_such_table cannot be read")
                .hasMessageContaining("io/github/camelfkw/component/fkw/sql/")
                .hasMessageContaining(database.resource() + ".sql");
    }

    @Test
    void refusesATableNameThatIsNone() {
        assertThatThrownBy(() -> new JdbcTokenStore(Databases.h2(), Databases.KEY, "t; DROP TABLE t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("letters, digits and underscores");
    }

    @Test
    void theStatementsForMysqlAreOfTheSameTable() {
        DataSource mysql = JdbcConnectionPool.create("jdbc:h2:mem:mysql;MODE=MySQL;DB_CLOSE_DELAY=-1", "sa", "");
        Databases.run(mysql, Databases.ddl("mysql", "fkw_token").replaceAll("\\) CHARACTER.*;", ");"));
        new JdbcTokenStore(mysql, Databases.KEY).check();
    }

    @ParameterizedTest
    @EnumSource
    void worksOnConnectionsWithoutAutocommitAndGivesThemBackAsTheyWere(Database database) {
        open(database);
        AtomicInteger open = new AtomicInteger();
        DataSource off = watched(open, false);
        JdbcTokenStore store = new JdbcTokenStore(off, Databases.KEY, table);
        try (RefreshLease lease = store.tryLease("a", LONG).orElseThrow()) {
            assertThat(lease.save(grant("1"), 0)).isTrue();
        }
        assertThat(node().load("a")).contains(grant("1").withVersion(1));
        assertThat(store.save(grant("2"), 7)).isFalse();
        assertThat(open).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource
    void givesTheConnectionBackWhenAStatementFails(Database database) {
        dataSource = database.dataSource();
        AtomicInteger open = new AtomicInteger();
        JdbcTokenStore store = new JdbcTokenStore(watched(open, true), Databases.KEY, "no_such_table");
        assertThatThrownBy(() -> store.load("a")).isInstanceOf(TokenStoreException.class);
        assertThatThrownBy(() -> store.save(grant("1"), 0)).isInstanceOf(TokenStoreException.class);
        assertThatThrownBy(() -> store.tryLease("a", LONG)).isInstanceOf(TokenStoreException.class);
        assertThat(open).hasValue(0);
    }

    /** Counts the connections that are out, and looks at how they come back. */
    private DataSource watched(AtomicInteger open, boolean autoCommit) {
        return proxy(
                DataSource.class,
                dataSource,
                (method, result) -> {
                    Connection connection = (Connection) result;
                    connection.setAutoCommit(autoCommit);
                    open.incrementAndGet();
                    return proxy(
                            Connection.class,
                            connection,
                            (called, answer) -> {
                                if (called.equals("close")) {
                                    open.decrementAndGet();
                                }
                                return answer;
                            },
                            called -> {
                                if (called.equals("close")) {
                                    assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
                                    connection.setAutoCommit(true);
                                }
                            });
                },
                method -> {});
    }

    private interface After {
        Object change(String method, Object result) throws Exception;
    }

    private interface Before {
        void look(String method) throws Exception;
    }

    private static <T> T proxy(Class<T> type, T real, After after, Before before) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            before.look(method.getName());
            try {
                return after.change(method.getName(), method.invoke(real, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    @Test
    void savesAlthoughThePoolGivesUpOnAnInterrupt() {
        open(Database.H2);
        AtomicInteger tries = new AtomicInteger();
        DataSource pool = proxy(DataSource.class, dataSource, (method, result) -> result, method -> {
            if (tries.incrementAndGet() <= 3) {
                throw new SQLException("interrupted while waiting for a connection", new InterruptedException());
            }
        });
        assertThat(new JdbcTokenStore(pool, Databases.KEY, table).save(grant("1"), 0))
                .isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** {@code DriverManager} and pools quote the URL, and the URL may hold the password. */
    @Test
    void tellsNothingOfTheDriversTextNotEvenInAStackTrace() {
        String url = "jdbc:mysql://db/erp?user=u&pass=S3cretOfTheDatabase";
        List<Exception> failures = List.of(
                new SQLException("No suitable driver found for " + url, "08001", 17),
                new SQLException("pool", "08001", new IllegalStateException(url)),
                new IllegalStateException("Failed to initialize pool: " + url));
        for (Exception failure : failures) {
            DataSource pool = proxy(DataSource.class, Databases.h2(), (method, result) -> result, method -> {
                throw failure;
            });
            JdbcTokenStore store = new JdbcTokenStore(pool, Databases.KEY);
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    store::check,
                    () -> store.load("a"),
                    () -> store.tryLease("a", LONG),
                    () -> store.save(grant("1"), 0))) {
                assertThatThrownBy(call)
                        .isInstanceOf(TokenStoreException.class)
                        .hasMessageContaining(failure.getClass().getName())
                        .satisfies(e -> assertThat(stackTrace(e))
                                .doesNotContain("S3cretOfTheDatabase")
                                .contains("SQLException"));
            }
        }
    }

    @Test
    void tellsTheDatabasesCodes() {
        DataSource pool = proxy(DataSource.class, Databases.h2(), (method, result) -> result, method -> {
            throw new SQLException("password of fkw is wrong", "28000", 1045);
        });
        assertThatThrownBy(() -> new JdbcTokenStore(pool, Databases.KEY).load("a"))
                .hasMessageContaining("SQLSTATE 28000, number 1045, java.sql.SQLException")
                .hasMessageContaining("Check the data source");
    }

    @ParameterizedTest
    @EnumSource
    void takesALeaseOverOnlyAfterItsTimeByTheDatabasesClock(Database database) {
        JdbcTokenStore first = open(database);
        JdbcTokenStore second = node();
        RefreshLease held = first.tryLease("a", LONG).orElseThrow();
        assertThat(second.tryLease("a", LONG)).isEmpty();
        // The database's clock cannot be moved; its end can.
        Databases.run(dataSource, "UPDATE " + table + " SET lease_until = lease_until - 299000");
        assertThat(second.tryLease("a", LONG)).isEmpty();
        Databases.run(dataSource, "UPDATE " + table + " SET lease_until = lease_until - 1000");
        RefreshLease taken = second.tryLease("a", LONG).orElseThrow();
        assertThat(taken.wasAbandoned()).isTrue();
        assertThat(held.renew()).isFalse();
        assertThat(taken.renew()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void renewsALeaseFromNowOn(Database database) {
        JdbcTokenStore store = open(database);
        RefreshLease lease = store.tryLease("a", LONG).orElseThrow();
        Databases.run(dataSource, "UPDATE " + table + " SET lease_until = lease_until - 299999");
        assertThat(lease.renew()).isTrue();
        Databases.run(dataSource, "UPDATE " + table + " SET lease_until = lease_until - 299000");
        assertThat(node().tryLease("a", LONG)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void keepsAHolderOfThePastFromSavingOverItsSuccessor(Database database) {
        JdbcTokenStore store = open(database);
        store.save(grant("1"), 0);
        RefreshLease stalled = store.tryLease("a", OVER).orElseThrow();
        RefreshLease successor = node().tryLease("a", LONG).orElseThrow();
        // The version is still the one that it loaded: only its number tells.
        assertThat(stalled.save(grant("late"), 1)).isFalse();
        assertThat(successor.save(grant("2"), 1)).isTrue();
        assertThat(stalled.save(grant("late"), 2)).isFalse();
        stalled.close();
        assertThat(store.load("a")).contains(grant("2").withVersion(2));
    }

    @ParameterizedTest
    @EnumSource
    void doesNotGiveBackTheLeaseOfItsSuccessor(Database database) {
        JdbcTokenStore store = open(database);
        RefreshLease stalled = store.tryLease("a", OVER).orElseThrow();
        RefreshLease successor = store.tryLease("a", LONG).orElseThrow();
        stalled.close();
        assertThat(store.tryLease("a", LONG)).isEmpty();
        assertThat(successor.renew()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void endsTheLeaseWithTheSave(Database database) {
        JdbcTokenStore store = open(database);
        assertThat(store.tryLease("a", LONG).orElseThrow().save(grant("1"), 0)).isTrue();
        // Its holder died before it gave the lease back: nobody has to wait, and nothing looks lost.
        assertThat(looksAbandoned(node())).isFalse();
    }

    /** What a node finds that takes the lease and gives it back. */
    private static boolean looksAbandoned(JdbcTokenStore node) {
        try (RefreshLease lease = node.tryLease("a", LONG).orElseThrow()) {
            return lease.wasAbandoned();
        }
    }

    @ParameterizedTest
    @EnumSource
    void remembersThatAHolderDiedUntilAGrantIsSaved(Database database) {
        JdbcTokenStore store = open(database);
        store.tryLease("a", OVER).orElseThrow();
        assertThat(looksAbandoned(store)).isTrue();
        RefreshLease third = store.tryLease("a", LONG).orElseThrow();
        assertThat(third.wasAbandoned()).isTrue();
        assertThat(third.save(grant("1"), 0)).isTrue();
        assertThat(looksAbandoned(store)).isFalse();
    }

    /** As a merchant's new grant is saved: what became of the old one's refreshes is over with it. */
    @ParameterizedTest
    @EnumSource
    void forgetsThatAHolderDiedWhenAGrantIsSavedWithoutALease(Database database) {
        JdbcTokenStore store = open(database);
        store.save(grant("1"), 0);
        store.tryLease("a", OVER).orElseThrow();
        assertThat(looksAbandoned(store)).isTrue();
        assertThat(store.save(grant("2"), 1)).isTrue();
        assertThat(looksAbandoned(store)).isFalse();
        store.tryLease("a", OVER).orElseThrow();
        assertThat(store.save(grant("3"), 2)).isTrue();
        assertThat(looksAbandoned(store)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void takesNoLeaseFromItsHolderWhenAGrantIsSavedWithoutOne(Database database) {
        JdbcTokenStore store = open(database);
        store.save(grant("1"), 0);
        RefreshLease held = store.tryLease("a", LONG).orElseThrow();
        assertThat(store.save(grant("2"), 1)).isTrue();
        assertThat(held.renew()).isTrue();
        assertThat(node().tryLease("a", LONG)).isEmpty();
        assertThat(held.save(grant("3"), 2)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void passesTheNoteOfADeathOnUntilAGrantIsSaved(Database database) {
        JdbcTokenStore store = open(database);
        store.save(grant("1"), 0);
        try (RefreshLease lease = store.tryLease("a", LONG).orElseThrow()) {
            assertThat(lease.death()).isEmpty();
            lease.died("fingerprint", "w".repeat(600), LONG);
        }
        try (RefreshLease lease = node().tryLease("a", LONG).orElseThrow()) {
            assertThat(lease.death()).contains(new RefreshLease.Death("fingerprint", "w".repeat(500), true));
            lease.died("fingerprint", "why", OVER);
        }
        try (RefreshLease lease = node().tryLease("a", LONG).orElseThrow()) {
            assertThat(lease.death()).contains(new RefreshLease.Death("fingerprint", "why", false));
        }
        assertThat(store.save(grant("2"), 1)).isTrue();
        assertThat(store.tryLease("a", LONG).orElseThrow().death()).isEmpty();
    }
}
