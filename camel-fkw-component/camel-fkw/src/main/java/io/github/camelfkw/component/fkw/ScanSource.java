// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.FkwDocument;
import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.internal.poll.Feed;
import io.github.camelfkw.component.fkw.internal.poll.FeedListener;
import io.github.camelfkw.component.fkw.internal.poll.PositionStore;
import io.github.camelfkw.component.fkw.internal.scan.ListScan;
import io.github.camelfkw.component.fkw.internal.scan.ScanFeed;
import java.util.function.Consumer;
import org.apache.camel.Message;

/** A whole list, again and again: products, members. */
final class ScanSource<T> implements FeedSource<FkwDocument<T>> {

    private final FkwEndpoint endpoint;
    private final String what;
    private final String idHeader;
    private final PageReader<T> reader;

    /** Reads one page. */
    @FunctionalInterface
    interface PageReader<T> {

        ListPage<FkwDocument<T>> read(FkwClient client, int pageNo);
    }

    ScanSource(FkwEndpoint endpoint, String what, String idHeader, PageReader<T> reader) {
        this.endpoint = endpoint;
        this.what = what;
        this.idHeader = idHeader;
        this.reader = reader;
    }

    @Override
    public String what() {
        return what;
    }

    @Override
    public Feed<FkwDocument<T>> createFeed(PositionStore positions, Runnable answered, FeedListener events) {
        FkwClient client = endpoint.getComponent().client();
        return new ScanFeed<>(
                () -> new ListScan<>(endpoint.getOperation().name(), pageNo -> {
                    ListPage<FkwDocument<T>> page = reader.read(client, pageNo);
                    answered.run();
                    return page;
                }),
                endpoint.getConfiguration().getPageSize(),
                positions,
                endpoint.getConfiguration().isChangesOnly());
    }

    @Override
    public Consumer<Message> headers(FkwDocument<T> row) {
        String id = row.id();
        return message -> message.setHeader(idHeader, id);
    }
}
