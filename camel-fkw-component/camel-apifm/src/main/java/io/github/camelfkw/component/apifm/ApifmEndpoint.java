// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

import io.github.camelfkw.component.apifm.internal.CallInput;
import io.github.camelfkw.component.apifm.internal.call.ApiCall;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;

/**
 * Call the 280 calls of API Factory (API工厂, WXAPI), the back end of mini programs and shops, and begin routes with its lists.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "apifm",
        title = "API Factory",
        syntax = "apifm:call",
        category = {Category.SAAS},
        headersClass = ApifmConstants.class)
public class ApifmEndpoint extends ScheduledPollEndpoint {

    /** Each poll reads a whole list over the internet; Camel's half second would be rude. */
    static final long DEFAULT_DELAY = 15 * 60_000;

    @UriPath(
            description =
                    "The call by its name in the vendor's document, such as goods or orderPay; call for one that the list of this component does not have, with path and verb.")
    @Metadata(required = true)
    private final String call;

    @UriParam
    private ApifmConfiguration configuration = new ApifmConfiguration();

    @UriParam(
            label = "consumer,scheduler",
            defaultValue = "" + DEFAULT_DELAY,
            javaType = "java.time.Duration",
            description = "Milliseconds before the next poll, each of which reads the whole list.")
    private long delay = DEFAULT_DELAY;

    ApifmEndpoint(String uri, ApifmComponent component, String call) {
        super(uri, component);
        this.call = call;
        setDelay(DEFAULT_DELAY);
    }

    @Override
    public ApifmComponent getComponent() {
        return (ApifmComponent) super.getComponent();
    }

    @Override
    public Producer createProducer() {
        ApiCall resolved = EndpointCall.ofProducer(call, configuration);
        getComponent().running().gateway().account().require(resolved);
        return new ApifmProducer(this, resolved);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        ApiCall resolved = EndpointCall.ofConsumer(call, configuration);
        getComponent().running().gateway().account().require(resolved);
        ApifmConsumer consumer = new ApifmConsumer(this, processor, resolved);
        consumer.setMaxMessagesPerPoll(configuration.getMaxMessagesPerPoll());
        configureConsumer(consumer);
        return consumer;
    }

    /** Reads the arguments of a call. */
    CallInput input(ApiCall resolved) {
        return new CallInput(
                resolved,
                configuration.getArguments(),
                getComponent().getToken(),
                getComponent().running().mapper());
    }

    public String getCall() {
        return call;
    }

    public ApifmConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(ApifmConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }
}
