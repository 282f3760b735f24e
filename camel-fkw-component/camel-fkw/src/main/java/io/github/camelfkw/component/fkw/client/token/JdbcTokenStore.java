// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import io.github.camelfkw.component.fkw.client.token.GrantCipher.Purpose;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps grants in a table of a database that several nodes share, tokens encrypted, and lets one node at a time refresh a
 * shop. Made for H2, PostgreSQL and MySQL; the statements that create the table come with the connector, see {@link
 * #check()}. Each call is a short transaction of its own, with autocommit on or off; the data source must not be one whose
 * transactions a container ends (JTA).
 *
 * <p>How long a lease lasts is judged by the database's clock: those of the nodes may differ.
 */
public final class JdbcTokenStore implements TokenStore {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcTokenStore.class);

    /** The table, if no other is named. */
    public static final String DEFAULT_TABLE = "fkw_token";

    private static final Pattern TABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");
    private static final String RESOURCES = "io/github/camelfkw/component/fkw/sql/";

    private static final String GRANT = "platform_shop_id, shop_name, access_token, access_expires_at, refresh_token,"
            + " refresh_expires_at, seed, version{firstEnd}";

    /** Version 0: a row that holds the lease of a first refresh, and no grant yet. */
    private static final String LOAD = "SELECT shop_id, " + GRANT + " FROM {table} WHERE shop_id = ? AND version > 0";

    private static final String SHOP_IDS = "SELECT shop_id FROM {table} WHERE version > 0";

    private static final String INSERT =
            "INSERT INTO {table} (" + GRANT + ", shop_id) VALUES (?, ?, ?, ?, ?, ?, ?, 1{firstEndValues}, ?)";

    private static final String SET = "UPDATE {table} SET platform_shop_id = ?, shop_name = ?, access_token = ?,"
            + " access_expires_at = ?, refresh_token = ?, refresh_expires_at = ?, seed = ?, version = version + 1"
            + "{firstEndSet}, dead_token = NULL, dead_why = NULL, dead_until = 0";
    private static final String IF_VERSION = " WHERE shop_id = ? AND version = ?";

    /**
     * What became of earlier refreshes is over with it. A lease that has not ended stays with its holder, who finds the new
     * version when he saves.
     */
    private static final String UPDATE = SET
            + ", lease_abandoned = 0, lease_owner = CASE WHEN lease_until <= {now} THEN NULL ELSE lease_owner END"
            + IF_VERSION;

    /** The lease ends with it: a node that dies after this has left nothing half done. */
    private static final String UPDATE_UNDER_LEASE = SET
            + ", lease_owner = NULL, lease_until = 0, lease_abandoned = 0" + IF_VERSION
            + " AND lease_fence = ? AND lease_owner = ?";

    private static final String CHECK = "SELECT shop_id, " + GRANT + ", lease_owner, lease_until, lease_fence,"
            + " lease_abandoned, dead_token, dead_why, dead_until, {now} FROM {table} WHERE 1 = 0";

    /** Not in tables of the first version. */
    private static final String FIRST_END = "first_end";

    private static final String FIRST_END_OUTLIVED = "first_end_outlived";

    private final SqlWork sql;
    private final GrantCipher cipher;
    private final String table;

    /** The database's clock in milliseconds, as its SQL says it; null: not asked yet which database it is. */
    private volatile String now;

    /** Whether the table has the columns of the first end; null: not looked yet. */
    private volatile Boolean firstEndKept;

    /**
     * Keeps grants in the table {@value #DEFAULT_TABLE}.
     *
     * @param  dataSource               connections to the database; a pool, as each call takes one
     * @param  tokenKey                 encrypts tokens: Base64 of 32 bytes; several, separated by commas: the first
     *                                  encrypts, each decrypts
     * @throws IllegalArgumentException a key is not of that form
     */
    public JdbcTokenStore(DataSource dataSource, String tokenKey) {
        this(dataSource, tokenKey, DEFAULT_TABLE);
    }

    /**
     * Keeps grants in a table of that name.
     *
     * @param  dataSource               connections to the database; a pool, as each call takes one
     * @param  tokenKey                 encrypts tokens, see the other constructor
     * @param  table                    with its schema, if needed: {@code shop.fkw_token}
     * @throws IllegalArgumentException a key is not of its form, or the name is none
     */
    public JdbcTokenStore(DataSource dataSource, String tokenKey, String table) {
        this.sql = new SqlWork(Objects.requireNonNull(dataSource, "dataSource"));
        this.cipher = GrantCipher.of(tokenKey);
        if (!TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException("The table of a JdbcTokenStore cannot be named " + table
                    + ": use letters, digits and underscores, with a schema and a dot before it if needed");
        }
        this.table = table;
    }

    /**
     * Finds out early whether the table is there.
     *
     * @throws TokenStoreException if not; names the resource with the statements that create it
     */
    @Override
    public void check() {
        try {
            sql.run(connection -> query(connection, CHECK, statement -> {}, row -> row.getString(1)));
            if (!firstEndKept) {
                LOG.warn(
                        "Table {} is of an earlier version and cannot keep the first end of authorizations: warnings go by"
                                + " what the platform said last. Run: ALTER TABLE {} ADD COLUMN first_end BIGINT; ALTER"
                                + " TABLE {} ADD COLUMN first_end_outlived INT NOT NULL DEFAULT 0; and restart",
                        table,
                        table,
                        table);
            }
        } catch (SQLException e) {
            throw new TokenStoreException(
                    "Table " + table + " cannot be read (" + DatabaseFailure.describe(e)
                            + "). Create it with the statements in the resource "
                            + RESOURCES
                            + " of the connector's jar (h2.sql, postgresql.sql or mysql.sql), and let the data"
                            + " source's user select, insert and update its rows",
                    DatabaseFailure.of(e));
        }
    }

    @Override
    public Optional<AccessGrant> load(String shopId) {
        return row(shopId, this::grant);
    }

    @Override
    public Optional<AccessGrant> loadWithoutTokens(String shopId) {
        return row(shopId, row -> grant(row, null, null));
    }

    private Optional<AccessGrant> row(String shopId, Row<AccessGrant> reader) {
        return select(LOAD, statement -> statement.setString(1, shopId), reader).stream()
                .findFirst();
    }

    @Override
    public Set<String> shopIds() {
        return Set.copyOf(select(SHOP_IDS, statement -> {}, row -> row.getString(1)));
    }

    @Override
    public boolean save(AccessGrant grant, long expectedVersion) {
        return execute(UPDATE, statement -> bind(statement, grant, expectedVersion)) == 1
                || (expectedVersion == 0
                        && insert(grant.shopId(), INSERT, statement -> {
                            int next = bind(statement, grant);
                            statement.setString(next, grant.shopId());
                        }));
    }

    @Override
    public Optional<RefreshLease> tryLease(String shopId, Duration time) {
        return JdbcLease.take(this, shopId, time);
    }

    /** Saves as the holder of a lease, which ends with it. */
    boolean save(AccessGrant grant, long expectedVersion, String owner, long fence) {
        return execute(UPDATE_UNDER_LEASE, statement -> {
                    int next = bind(statement, grant, expectedVersion);
                    statement.setLong(next, fence);
                    statement.setString(next + 1, owner);
                })
                == 1;
    }

    /** Sets the parameters of a statement. */
    @FunctionalInterface
    interface Parameters {

        void set(PreparedStatement statement) throws SQLException;
    }

    /** Reads a row. */
    @FunctionalInterface
    interface Row<T> {

        T read(ResultSet row) throws SQLException;
    }

    /** How many rows a statement changed. */
    int execute(String statement, Parameters parameters) {
        return call(connection -> change(connection, statement, parameters));
    }

    /** The rows of a query. */
    <T> List<T> select(String query, Parameters parameters, Row<T> row) {
        return call(connection -> query(connection, query, parameters, row));
    }

    /** False: there is a row of the shop already. */
    boolean insert(String shopId, String statement, Parameters parameters) {
        try {
            return sql.run(connection -> change(connection, statement, parameters)) == 1;
        } catch (SQLException e) {
            String any = "SELECT shop_id FROM {table} WHERE shop_id = ?";
            if (SqlWork.isConstraintViolation(e)
                    && !select(any, shop -> shop.setString(1, shopId), row -> row.getString(1))
                            .isEmpty()) {
                return false;
            }
            throw unusable(e);
        }
    }

    private <T> T call(SqlWork.Statements<T> statements) {
        try {
            return sql.run(statements);
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private int change(Connection connection, String text, Parameters parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(complete(connection, text))) {
            parameters.set(statement);
            return statement.executeUpdate();
        }
    }

    private <T> List<T> query(Connection connection, String text, Parameters parameters, Row<T> reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(complete(connection, text))) {
            parameters.set(statement);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
                return all;
            }
        }
    }

    private String complete(Connection connection, String text) throws SQLException {
        boolean kept = firstEndKept(connection);
        return text.replace("{table}", table)
                .replace("{now}", now(connection))
                .replace("{firstEnd}", kept ? ", " + FIRST_END + ", " + FIRST_END_OUTLIVED : "")
                .replace("{firstEndValues}", kept ? ", ?, ?" : "")
                .replace("{firstEndSet}", kept ? ", " + FIRST_END + " = ?, " + FIRST_END_OUTLIVED + " = ?" : "");
    }

    /** Asked of the columns themselves: a statement that fails would end the transaction on some databases. */
    private boolean firstEndKept(Connection connection) throws SQLException {
        if (firstEndKept == null) {
            Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            try (Statement statement = connection.createStatement();
                    ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
                for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                    columns.add(none.getMetaData().getColumnName(i));
                }
            }
            firstEndKept = columns.contains(FIRST_END) && columns.contains(FIRST_END_OUTLIVED);
        }
        return firstEndKept;
    }

    /** Not as a timestamp: what a driver makes of one depends on the zones of node and server. */
    private String now(Connection connection) throws SQLException {
        if (now == null) {
            String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
            now = product.contains("mysql") || product.contains("mariadb")
                    ? "CAST(UNIX_TIMESTAMP(CURRENT_TIMESTAMP(3)) * 1000 AS SIGNED)"
                    : "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";
        }
        return now;
    }

    private TokenStoreException unusable(SQLException e) {
        return new TokenStoreException(
                "Table " + table + " cannot be read or written (" + DatabaseFailure.describe(e)
                        + "). Check the data source of the token store, and that its user may select, insert and update"
                        + " rows of the table",
                DatabaseFailure.of(e));
    }

    /** Returns the index of the next parameter. */
    private int bind(PreparedStatement statement, AccessGrant grant, long expectedVersion) throws SQLException {
        int next = bind(statement, grant);
        statement.setString(next, grant.shopId());
        statement.setLong(next + 1, expectedVersion);
        return next + 2;
    }

    /** Returns the index of the next parameter; of a statement that was made complete before. */
    private int bind(PreparedStatement statement, AccessGrant grant) throws SQLException {
        String shopId = grant.shopId();
        statement.setString(1, grant.platformShopId());
        statement.setString(2, grant.shopName());
        statement.setString(3, cipher.encrypt(grant.accessToken(), Purpose.ACCESS_TOKEN, shopId));
        bind(statement, 4, grant.accessExpiresAt());
        statement.setString(5, cipher.encrypt(grant.refreshToken(), Purpose.REFRESH_TOKEN, shopId));
        bind(statement, 6, grant.refreshExpiresAt());
        statement.setString(7, grant.seed());
        if (!firstEndKept) {
            return 8;
        }
        FirstEnd first = grant.firstEnd();
        bind(statement, 8, first == null ? null : first.at());
        statement.setInt(9, first != null && first.outlived() ? 1 : 0);
        return 10;
    }

    private static void bind(PreparedStatement statement, int index, Instant time) throws SQLException {
        if (time == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, time.toEpochMilli());
        }
    }

    private AccessGrant grant(ResultSet row) throws SQLException {
        String shopId = row.getString("shop_id");
        return grant(
                row,
                token(row, "access_token", Purpose.ACCESS_TOKEN, shopId),
                token(row, "refresh_token", Purpose.REFRESH_TOKEN, shopId));
    }

    private AccessGrant grant(ResultSet row, String accessToken, String refreshToken) throws SQLException {
        return new AccessGrant(
                row.getString("shop_id"),
                row.getString("platform_shop_id"),
                row.getString("shop_name"),
                accessToken,
                time(row, "access_expires_at"),
                refreshToken,
                time(row, "refresh_expires_at"),
                firstEnd(row),
                row.getString("seed"),
                row.getLong("version"));
    }

    private FirstEnd firstEnd(ResultSet row) throws SQLException {
        Instant at = firstEndKept ? time(row, FIRST_END) : null;
        return at == null ? null : new FirstEnd(at, row.getInt(FIRST_END_OUTLIVED) != 0);
    }

    private String token(ResultSet row, String column, Purpose purpose, String shopId) throws SQLException {
        String text = row.getString(column);
        try {
            return cipher.decrypt(text, purpose, shopId);
        } catch (TokenStoreException e) {
            throw new UnreadableGrantException("Table " + table + ": " + e.getMessage(), e);
        }
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
