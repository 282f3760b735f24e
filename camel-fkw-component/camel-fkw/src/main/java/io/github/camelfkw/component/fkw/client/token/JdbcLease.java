// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lease that stands in the shop's row. Its number (fence) grows each time that it is taken, so that a holder which stood
 * still beyond its time is known by its old number.
 */
final class JdbcLease implements RefreshLease {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcLease.class);

    /** What the column of the reason holds. */
    private static final int LONGEST_REASON = 500;

    /** An owner that is still there never gave the lease back. Before lease_owner is set: MySQL goes from left to right. */
    private static final String TAKE = "UPDATE {table} SET"
            + " lease_abandoned = CASE WHEN lease_owner IS NULL THEN lease_abandoned ELSE 1 END,"
            + " lease_owner = ?, lease_until = {now} + ?, lease_fence = lease_fence + 1"
            + " WHERE shop_id = ? AND (lease_owner IS NULL OR lease_until <= {now})";

    private static final String TAKE_FIRST =
            "INSERT INTO {table} (shop_id, version, lease_owner, lease_until, lease_fence) VALUES (?, 0, ?, {now} + ?, 1)";

    private static final String LOOK = "SELECT lease_fence, lease_abandoned, dead_token, dead_why,"
            + " CASE WHEN dead_until > {now} THEN 1 ELSE 0 END AS dead_lately"
            + " FROM {table} WHERE shop_id = ? AND lease_owner = ?";

    private static final String IS_THERE = "SELECT shop_id FROM {table} WHERE shop_id = ?";

    private static final String MINE = " WHERE shop_id = ? AND lease_owner = ? AND lease_fence = ?";

    private static final String RENEW = "UPDATE {table} SET lease_until = {now} + ?";

    private static final String DIED = "UPDATE {table} SET dead_until = {now} + ?, dead_token = ?, dead_why = ?";

    private static final String END = "UPDATE {table} SET lease_owner = NULL, lease_until = 0";

    private final JdbcTokenStore store;
    private final String shopId;
    private final String owner;
    private final Duration time;
    private final Standing standing;
    private boolean ended;

    /** What the row said when the lease was taken. */
    private record Standing(long fence, boolean abandoned, Optional<Death> death) {}

    private JdbcLease(JdbcTokenStore store, String shopId, String owner, Duration time, Standing standing) {
        this.store = store;
        this.shopId = shopId;
        this.owner = owner;
        this.time = time;
        this.standing = standing;
    }

    /** Takes the lease if nobody has it, or its holder's time has ended. */
    static Optional<RefreshLease> take(JdbcTokenStore store, String shopId, Duration time) {
        // Of this lease alone: what a store took before must not look like what it takes now.
        String owner = UUID.randomUUID().toString();
        boolean taken = store.execute(TAKE, statement -> {
                    statement.setString(1, owner);
                    statement.setLong(2, time.toMillis());
                    statement.setString(3, shopId);
                })
                == 1;
        if (!taken && !isThere(store, shopId)) {
            taken = store.insert(shopId, TAKE_FIRST, statement -> {
                statement.setString(1, shopId);
                statement.setString(2, owner);
                statement.setLong(3, time.toMillis());
            });
        }
        // Not there: this node stood still so long that another one has taken over already.
        return taken
                ? standing(store, shopId, owner).map(found -> new JdbcLease(store, shopId, owner, time, found))
                : Optional.empty();
    }

    private static boolean isThere(JdbcTokenStore store, String shopId) {
        return !store.select(IS_THERE, statement -> statement.setString(1, shopId), row -> row.getString(1))
                .isEmpty();
    }

    private static Optional<Standing> standing(JdbcTokenStore store, String shopId, String owner) {
        return store
                .select(
                        LOOK,
                        statement -> {
                            statement.setString(1, shopId);
                            statement.setString(2, owner);
                        },
                        row -> {
                            String dead = row.getString("dead_token");
                            boolean lately = row.getInt("dead_lately") != 0;
                            return new Standing(
                                    row.getLong("lease_fence"),
                                    row.getInt("lease_abandoned") != 0,
                                    dead == null
                                            ? Optional.empty()
                                            : Optional.of(new Death(dead, row.getString("dead_why"), lately)));
                        })
                .stream()
                .findFirst();
    }

    @Override
    public boolean renew() {
        return mine(RENEW, 2, statement -> statement.setLong(1, time.toMillis()));
    }

    @Override
    public boolean save(AccessGrant grant, long expectedVersion) {
        ended = store.save(grant, expectedVersion, owner, standing.fence());
        return ended;
    }

    @Override
    public boolean wasAbandoned() {
        return standing.abandoned();
    }

    @Override
    public Optional<Death> death() {
        return standing.death();
    }

    @Override
    public boolean died(String token, String why, Duration pause) {
        return mine(DIED, 4, statement -> {
            statement.setLong(1, pause.toMillis());
            statement.setString(2, token);
            statement.setString(3, why.substring(0, Math.min(why.length(), LONGEST_REASON)));
        });
    }

    @Override
    public void close() {
        if (ended) {
            return;
        }
        try {
            mine(END, 1, statement -> {});
        } catch (TokenStoreException e) {
            LOG.warn(
                    "Shop {}: the right to refresh could not be given back and ends by itself within {} s: {}",
                    shopId,
                    time.toSeconds(),
                    e.getMessage());
        }
    }

    /** Changes the row if the lease is still this one. */
    private boolean mine(String statement, int next, JdbcTokenStore.Parameters parameters) {
        return store.execute(statement + MINE, prepared -> {
                    parameters.set(prepared);
                    prepared.setString(next, shopId);
                    prepared.setString(next + 1, owner);
                    prepared.setLong(next + 2, standing.fence());
                })
                == 1;
    }
}
