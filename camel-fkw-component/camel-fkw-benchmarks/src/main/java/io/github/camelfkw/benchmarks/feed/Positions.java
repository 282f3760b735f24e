// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** Positions in memory, which can be forgotten. */
final class Positions extends ServiceSupport implements StateRepository<String, String> {

    private final Map<String, String> positions = new ConcurrentHashMap<>();

    @Override
    public void setState(String key, String value) {
        positions.put(key, value);
    }

    @Override
    public String getState(String key) {
        return positions.get(key);
    }

    void forget() {
        positions.clear();
    }
}
