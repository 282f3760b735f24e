// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.demo;

import io.github.camelfkw.simulator.apifm.ApifmSimulator;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.zvcms.ZvcmsSimulator;
import java.util.HashMap;
import java.util.Map;

/**
 * The three platforms, as simulators on free ports.
 *
 * @param zvcms knows who the members are
 * @param fkw   keeps their points, and sells
 * @param apifm has the goods
 */
public record Platforms(ZvcmsSimulator zvcms, FkwSimulator fkw, ApifmSimulator apifm) implements AutoCloseable {

    /** Starts all three. */
    public static Platforms start() {
        return new Platforms(
                ZvcmsSimulator.builder().build().start(),
                FkwSimulator.builder().build().start(),
                ApifmSimulator.builder().build().start());
    }

    /** What the bridge has to know to talk to them. */
    public Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        properties.put("fkw.clientId", FkwSimulator.DEFAULT_CLIENT_ID);
        properties.put("fkw.clientSecret", FkwSimulator.DEFAULT_CLIENT_SECRET);
        properties.put("fkw.refreshToken", fkw.issueTokens().refreshToken());
        properties.put("fkw.shopId", FkwSimulator.DEFAULT_SHOP_ID);
        properties.put("fkw.baseUri", fkw.baseUri().toString());
        properties.put("zvcms.openId", ZvcmsSimulator.DEFAULT_OPEN_ID);
        properties.put("zvcms.secret", ZvcmsSimulator.DEFAULT_SECRET);
        properties.put("zvcms.grantCode", ZvcmsSimulator.DEFAULT_GRANT_CODE);
        properties.put("zvcms.baseUri", zvcms.baseUri().toString());
        properties.put("apifm.subDomain", apifm.subDomain());
        properties.put("apifm.apiUri", apifm.apiUri().toString());
        return properties;
    }

    @Override
    public void close() {
        zvcms.close();
        fkw.close();
        apifm.close();
    }
}
