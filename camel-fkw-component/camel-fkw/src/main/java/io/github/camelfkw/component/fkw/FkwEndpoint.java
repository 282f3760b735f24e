// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.common.NearMatches;
import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.WriteOptions;
import io.github.camelfkw.component.fkw.client.model.OrderStatus;
import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.internal.operation.OperationDefaults;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.util.StringHelper;

/**
 * Bring orders out of FKW (凡科 我来商城) shops without losing one, and write shipments back.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "fkw",
        title = "FKW",
        syntax = "fkw:operation",
        category = {Category.SAAS},
        headersClass = FkwConstants.class)
public class FkwEndpoint extends ScheduledPollEndpoint {

    /** The platform is polled over the internet and counts its calls; Camel's half second would be rude. */
    static final long DEFAULT_DELAY = 10_000;

    /** Each poll of products or members reads all of them. */
    static final long DEFAULT_SCAN_DELAY = 15 * 60_000;

    @UriPath(
            description =
                    "What the endpoint does. Nouns read, verbs write; a route can begin with orders, merchantOrders, products and members.")
    @Metadata(required = true)
    private final FkwOperation operation;

    @UriParam
    private FkwConfiguration configuration = new FkwConfiguration();

    @UriParam(
            label = "consumer,scheduler",
            defaultValue = "" + DEFAULT_DELAY,
            javaType = "java.time.Duration",
            description =
                    "Milliseconds before the next poll. For products and members, each poll of which reads the whole list, the default is 15 minutes.")
    private long delay = DEFAULT_DELAY;

    FkwEndpoint(String uri, FkwComponent component, FkwOperation operation) {
        super(uri, component);
        this.operation = operation;
        setDelay(operation.isScan() ? DEFAULT_SCAN_DELAY : DEFAULT_DELAY);
    }

    @Override
    public FkwComponent getComponent() {
        return (FkwComponent) super.getComponent();
    }

    @Override
    public Producer createProducer() throws Exception {
        checkCommon();
        if (operation == FkwOperation.position) {
            return new PositionProducer(this);
        }
        ShopChoice shop = ShopChoice.of(this);
        if (operation.isAuthorization()) {
            return new AuthorizationProducer(this, shop);
        }
        if (operation == FkwOperation.doctor) {
            return new DoctorProducer(this, shop);
        }
        OperationDefaults defaults = new OperationDefaults(
                new OperationDefaults.Page(
                        configuration.getPageNo(), configuration.getPageSize(), configuration.isAllPages()),
                new OperationDefaults.OrderFilter(
                        statusList(),
                        configuration.getTimeType(),
                        configuration.getTimeFrom(),
                        configuration.getTimeTo()),
                new WriteOptions(
                        configuration.isVerify(),
                        configuration.isAllowRefunding(),
                        configuration.isAllowUnknownCarrier()),
                configuration.isRawPayload(),
                configuration.isSkipUnchanged(),
                configuration.getMaxMediaSize());
        defaults.check();
        return new FkwProducer(this, defaults, shop);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (!operation.isConsumable()) {
            throw new IllegalArgumentException("fkw:" + operation.name() + " cannot begin a route: it is "
                    + (operation.isRead() ? "a read of one thing" : "a write")
                    + ". Use it as a producer (to), or begin with one of " + FkwOperation.consumable());
        }
        checkCommon();
        OptionFit.checkConsumer(this);
        if (configuration.getSettle().isNegative()
                || configuration.getLookback().isNegative()) {
            throw new IllegalArgumentException("Options settle and lookback must not be negative");
        }
        if (configuration.getMaxMessagesPerPoll() < 0) {
            throw new IllegalArgumentException("Option maxMessagesPerPoll must not be negative");
        }
        if (configuration.getPositionName() != null) {
            requireFit(configuration.getPositionName());
        }
        ShopSelection shops = shops();
        if (shops.isOne()) {
            return createConsumerOf(shops.one(), processor);
        }
        ShopSchedule.check(this, shops);
        FkwShopsConsumer consumer = new FkwShopsConsumer(this, processor, shops);
        configureConsumer(consumer);
        return consumer;
    }

    /** The consumer of one shop. */
    FkwConsumer<?> createConsumerOf(String shop, Processor processor) throws Exception {
        requireFit(positionName(shop));
        FkwConsumer<?> consumer = newConsumer(shop, processor);
        consumer.setMaxMessagesPerPoll(configuration.getMaxMessagesPerPoll());
        if (!shops().isOne()) {
            // A scheduler such as quartz serves one consumer: looks the option up anew.
            configureScheduledPollConsumerProperties(new HashMap<>());
        }
        configureConsumer(consumer);
        return consumer;
    }

    /** Whatever the repository: one that does not take the name would say so when orders have been delivered. */
    private static void requireFit(String positionName) {
        if (!FilePositionRepository.isName(positionName)) {
            throw new IllegalArgumentException(
                    "Option positionName: a position cannot be kept under the name '" + positionName
                            + "'. It must not be blank, nor contain = or a line break. Choose another positionName");
        }
    }

    private FkwConsumer<?> newConsumer(String shop, Processor processor) {
        return switch (operation) {
            case products ->
                new FkwConsumer<>(
                        this,
                        processor,
                        new ScanSource<>(
                                this, "Product", FkwConstants.PRODUCT_ID, (client, pageNo) -> client.products(shop)
                                        .list(pageNo, configuration.getPageSize())),
                        shop);
            case members ->
                new FkwConsumer<>(
                        this,
                        processor,
                        new ScanSource<>(
                                this, "Member", FkwConstants.MEMBER_ID, (client, pageNo) -> client.members(shop)
                                        .list(pageNo, configuration.getPageSize())),
                        shop);
            default -> new FkwConsumer<>(this, processor, new OrderSource(this, shop), shop);
        };
    }

    private void checkCommon() {
        getComponent().client();
        OptionFit.check(this);
        ListPage.requireSize(configuration.getPageSize());
        List<String> known = OrderStatus.KNOWN.stream().map(OrderStatus::value).toList();
        for (String wanted : statusList()) {
            if (!known.contains(wanted)) {
                throw new IllegalArgumentException("Option status: " + wanted + " is not a status."
                        + NearMatches.hint(wanted, known) + " Status values: " + String.join(", ", known));
            }
        }
    }

    /** The wanted status values; empty: all. */
    List<String> statusList() {
        return OperationDefaults.split(configuration.getStatus());
    }

    /** Whether a consumer of it remembers something that another one must not share. */
    boolean keepsPosition() {
        return !operation.isScan() || configuration.isChangesOnly();
    }

    /** The shops that it is for. */
    ShopSelection shops() {
        return ShopSelection.parse(configuration.getShopId());
    }

    /** The key of the shop's grant, where it is one shop. */
    String shopKey() {
        return shops().one();
    }

    /** What exchanges say of the shop: the platform's id of it, as far as it is known. */
    String shopName(String shop) {
        return getComponent()
                .client()
                .tokens()
                .snapshot(shop)
                .map(AccessGrant::platformShopId)
                .orElse(shop);
    }

    /**
     * The name that the position of a shop is kept under. By default it begins with the component's: each component may
     * have a shop of its own, and all of them one repository.
     */
    String positionName(String shop) {
        String chosen = configuration.getPositionName();
        if (chosen != null) {
            return shops().isOne() ? chosen : chosen + ":" + shop;
        }
        String list = StringHelper.before(getEndpointUri(), ":") + ":" + operation.name() + ":" + shop;
        if (operation.isScan()) {
            return list;
        }
        String[] wanted = statusList().toArray(String[]::new);
        Arrays.sort(wanted);
        return list + ":" + (wanted.length == 0 ? "all" : String.join(",", wanted));
    }

    public FkwOperation getOperation() {
        return operation;
    }

    public FkwConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(FkwConfiguration configuration) {
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
