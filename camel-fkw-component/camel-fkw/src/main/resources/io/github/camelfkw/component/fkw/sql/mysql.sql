-- SPDX-License-Identifier: Apache-2.0
-- Grants of shops for JdbcTokenStore, one row each (MySQL 8, MariaDB 10.6). Tokens are encrypted by the connector.
-- Times are milliseconds since 1970-01-01T00:00:00Z.
CREATE TABLE fkw_token (
    shop_id            VARCHAR(64) NOT NULL PRIMARY KEY,
    platform_shop_id   VARCHAR(64),
    shop_name          VARCHAR(255),
    access_token       VARCHAR(4000),
    access_expires_at  BIGINT,
    refresh_token      VARCHAR(4000),
    refresh_expires_at BIGINT,
    seed               VARCHAR(16),
    version            BIGINT NOT NULL DEFAULT 0,
    -- Who refreshes now; NULL: nobody. The number grows with each holder.
    lease_owner        VARCHAR(36),
    lease_until        BIGINT NOT NULL DEFAULT 0,
    lease_fence        BIGINT NOT NULL DEFAULT 0,
    lease_abandoned    INT NOT NULL DEFAULT 0,
    -- Fingerprint of a refresh token that is known to be dead, and why.
    dead_token         VARCHAR(16),
    dead_why           VARCHAR(500),
    dead_until         BIGINT NOT NULL DEFAULT 0,
    -- The end of the authorization that the platform promised first, and whether a refresh has worked after it.
    first_end          BIGINT,
    first_end_outlived INT NOT NULL DEFAULT 0
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
