// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Keeps grants until the process ends: for tests, and for platforms that are known not to rotate refresh tokens. */
public final class MemoryTokenStore implements TokenStore {

    private final ConcurrentMap<String, AccessGrant> grants = new ConcurrentHashMap<>();

    @Override
    public Optional<AccessGrant> load(String shopId) {
        return Optional.ofNullable(grants.get(shopId));
    }

    @Override
    public boolean save(AccessGrant grant, long expectedVersion) {
        AccessGrant next = grant.withVersion(expectedVersion + 1);
        return grants.compute(grant.shopId(), (shop, kept) -> versionOf(kept) == expectedVersion ? next : kept) == next;
    }

    private static long versionOf(AccessGrant kept) {
        return kept == null ? 0 : kept.version();
    }

    @Override
    public Set<String> shopIds() {
        return Set.copyOf(grants.keySet());
    }
}
