// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.component.fkw.client.FkwClientListener.Outcome;
import io.github.camelfkw.component.fkw.client.FkwClientListener.Request;
import io.github.camelfkw.component.fkw.client.FkwProtocolException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestWatchTest {

    private final List<Request> told = new ArrayList<>();

    private final RequestWatch watch = new RequestWatch(new FkwClientListener() {
        @Override
        public void requested(Request request) {
            told.add(request);
            throw new IllegalStateException("full");
        }
    });

    @Test
    void aListenerThatFailsCostsNoAnswer() {
        assertThat(watch.watch("1001", "refreshToken", 2, () -> "tokens")).isEqualTo("tokens");
        assertThat(told).singleElement().satisfies(request -> {
            assertThat(request.shopId()).isEqualTo("1001");
            assertThat(request.outcome()).isEqualTo(Outcome.OK);
            assertThat(request.attempt()).isEqualTo(2);
            assertThat(request.isForTokens()).isTrue();
        });
    }

    @Test
    void aListenerThatFailsHidesNoFailure() {
        FkwProtocolException failure = new FkwProtocolException("orders", "odd", null);
        assertThatThrownBy(() -> watch.watch("1001", "orders", 1, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(told).singleElement().satisfies(request -> {
            assertThat(request.outcome()).isEqualTo(Outcome.UNREADABLE);
            assertThat(request.isForTokens()).isFalse();
        });
    }
}
