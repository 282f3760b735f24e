// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import io.github.camelfkw.component.zvcms.internal.ActionSettings;
import io.github.camelfkw.component.zvcms.internal.EmptyCodes;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Identify members of a ZVCMS (智迈 微营销) shop with their coupons, balance and points, and call its other actions.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "zvcms",
        title = "ZVCMS",
        syntax = "zvcms:action",
        producerOnly = true,
        category = {Category.SAAS},
        headersClass = ZvcmsConstants.class)
public class ZvcmsEndpoint extends DefaultEndpoint {

    @UriPath(
            description =
                    "The platform's action. communal.user.identity is checked and typed; any other takes a Map or JSON as Params and gives data as a Map.")
    @Metadata(required = true)
    private final String action;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Says of an action other than communal.user.identity that it changes nothing, so that it may be sent again after any passing trouble. Without it an action counts as a write: it is sent again only if it certainly had no effect.")
    private boolean readOnly;

    @UriParam(
            label = "producer",
            description =
                    "Codes of business exceptions (status true) that mean that there is no result, separated by commas; an asterisk for all of them. With such a code the call does not fail: the body is null, and CamelZvcmsCode and CamelZvcmsMessage say why. The document does not tell the code for a member that does not exist.")
    private String emptyCodes;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Gives data as the platform's own JSON text instead of a record or a Map.")
    private boolean rawPayload;

    ZvcmsEndpoint(String uri, ZvcmsComponent component, String action) {
        super(uri, component);
        this.action = action;
    }

    @Override
    public ZvcmsComponent getComponent() {
        return (ZvcmsComponent) super.getComponent();
    }

    @Override
    public Producer createProducer() throws Exception {
        ActionSettings settings = new ActionSettings(action, readOnly, EmptyCodes.parse(emptyCodes), rawPayload);
        // Wrong options of the component end the start of the route, not its first call.
        getComponent().client();
        return new ZvcmsProducer(this, settings);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new IllegalArgumentException("zvcms:" + action
                + " cannot begin a route: the platform tells of nothing by itself, and has no documented list to read."
                + " Use it as a producer (to), after a timer for one");
    }

    public String getAction() {
        return action;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    public void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
    }

    public String getEmptyCodes() {
        return emptyCodes;
    }

    public void setEmptyCodes(String emptyCodes) {
        this.emptyCodes = emptyCodes;
    }

    public boolean isRawPayload() {
        return rawPayload;
    }

    public void setRawPayload(boolean rawPayload) {
        this.rawPayload = rawPayload;
    }
}
