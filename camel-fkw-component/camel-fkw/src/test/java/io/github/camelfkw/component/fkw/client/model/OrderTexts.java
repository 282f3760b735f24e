// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import io.github.camelfkw.common.HttpAnswer;
import io.github.camelfkw.component.fkw.client.Carriers;
import io.github.camelfkw.component.fkw.client.ErrorTable;
import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.token.MemoryTokenStore;
import io.github.camelfkw.component.fkw.client.token.SeedGrant;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Orders from text, through the client's public face. */
final class OrderTexts {

    private OrderTexts() {}

    static OrderDocument document(String order) {
        byte[] answer = ("{\"rt\":0,\"order\":" + order + "}").getBytes(StandardCharsets.UTF_8);
        FkwClient client = new FkwClient(new FkwClient.Parts(
                request -> new HttpAnswer(200, "application/json", Optional.empty(), answer),
                "client",
                "client-secret",
                new MemoryTokenStore(),
                Optional.of(new SeedGrant("default", "access-token", "refresh-token")),
                Duration.ofMinutes(10),
                1,
                Clock.systemUTC(),
                time -> {},
                Runnable::run,
                ErrorTable.standard(),
                Carriers.standard()));
        return client.orders("default").get("1");
    }
}
