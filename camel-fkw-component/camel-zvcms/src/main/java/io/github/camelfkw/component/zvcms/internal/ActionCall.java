// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.internal;

import io.github.camelfkw.component.zvcms.client.ZvcmsBusinessException;
import io.github.camelfkw.component.zvcms.client.ZvcmsClient;
import io.github.camelfkw.component.zvcms.client.ZvcmsResult;
import io.github.camelfkw.component.zvcms.client.model.UserIdentityQuery;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;

/** One call with what a message gives. */
public abstract sealed class ActionCall {

    private final ActionSettings settings;

    private ActionCall(ActionSettings settings) {
        this.settings = settings;
    }

    /**
     * Reads what the action needs.
     *
     * @throws IllegalArgumentException something is missing or wrong; names the field and the header
     */
    public static ActionCall of(ActionSettings settings, Message message) {
        return settings.isIdentity()
                ? new Identify(settings, IdentityInput.query(message))
                : new Other(settings, ParamsInput.params(settings.action(), message));
    }

    /** Sends it. A code that means that there is no result is no failure. */
    public final ActionAnswer send(ZvcmsClient client) {
        try {
            return answer(client);
        } catch (ZvcmsBusinessException e) {
            if (!settings.emptyCodes().contain(e.getCode())) {
                throw e;
            }
            return new ActionAnswer(null, e.getCode(), e.getApiMessage(), Optional.empty());
        }
    }

    abstract ActionAnswer answer(ZvcmsClient client);

    ActionSettings settings() {
        return settings;
    }

    private static final class Identify extends ActionCall {

        private final UserIdentityQuery query;

        Identify(ActionSettings settings, UserIdentityQuery query) {
            super(settings);
            this.query = query;
        }

        @Override
        ActionAnswer answer(ZvcmsClient client) {
            ZvcmsResult result = client.identification(query);
            return new ActionAnswer(
                    settings().rawPayload() ? result.json() : ZvcmsClient.identity(result),
                    result.code(),
                    result.message(),
                    ZvcmsClient.memberId(result));
        }
    }

    private static final class Other extends ActionCall {

        private final Map<?, ?> params;

        Other(ActionSettings settings, Map<?, ?> params) {
            super(settings);
            this.params = params;
        }

        @Override
        ActionAnswer answer(ZvcmsClient client) {
            ZvcmsResult result =
                    client.call(settings().action(), params, settings().readOnly());
            return new ActionAnswer(
                    settings().rawPayload() ? result.json() : result.data(),
                    result.code(),
                    result.message(),
                    Optional.empty());
        }
    }
}
