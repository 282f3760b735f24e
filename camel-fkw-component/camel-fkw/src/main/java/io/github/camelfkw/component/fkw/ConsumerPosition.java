// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.internal.poll.PositionStore;
import java.util.Optional;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer's position in the repository that its endpoint names.
 *
 * @param name       the key
 * @param repository may be null: then each start begins anew
 */
record ConsumerPosition(String name, StateRepository<String, String> repository) implements PositionStore {

    private static final Logger LOG = LoggerFactory.getLogger(FkwConsumer.class);

    /** Readies the endpoint's repository for use; says so where there is none. */
    static void prepare(FkwEndpoint endpoint) {
        FkwConfiguration options = endpoint.getConfiguration();
        if (options.getOffsetRepository() != null) {
            start(endpoint);
        } else if (!endpoint.getOperation().isScan()) {
            LOG.warn(
                    "{} has no offsetRepository: each start begins at startFrom and delivers those orders again",
                    endpoint);
        } else if (options.isChangesOnly()) {
            LOG.warn("{} has no offsetRepository: each start delivers everything once", endpoint);
        }
    }

    /** Readies the endpoint's repository for use, if there is one. */
    static void start(FkwEndpoint endpoint) {
        StateRepository<String, String> repository = endpoint.getConfiguration().getOffsetRepository();
        if (repository != null) {
            CamelContextAware.trySetCamelContext(repository, endpoint.getCamelContext());
            ServiceHelper.startService(repository);
        }
    }

    /** The position of a shop's consumer, in the repository of its endpoint, which is ready for use. */
    static ConsumerPosition of(FkwEndpoint endpoint, String shop) {
        return named(endpoint.positionName(shop), endpoint);
    }

    /** A position of any name in the repository of an endpoint. */
    static ConsumerPosition named(String name, FkwEndpoint endpoint) {
        return new ConsumerPosition(name, endpoint.getConfiguration().getOffsetRepository());
    }

    @Override
    public PositionStore part(String key) {
        return new ConsumerPosition(name + ":" + key, repository);
    }

    @Override
    public Optional<String> load() {
        return Optional.ofNullable(repository == null ? null : repository.getState(name))
                .filter(text -> !text.isBlank());
    }

    @Override
    public void save(String text) {
        if (repository != null) {
            repository.setState(name, text);
        }
    }
}
