// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import java.util.List;
import java.util.Optional;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.support.cluster.AbstractCamelClusterService;
import org.apache.camel.support.cluster.AbstractCamelClusterView;

/** A cluster of one's own: the test says whether this node leads. */
final class MovableLeadership extends AbstractCamelClusterService<MovableLeadership.View> {

    private volatile boolean leading;

    /** Tells all views; when it returns, their consumers were told to start or were stopped. */
    void lead(boolean yes) throws Exception {
        leading = yes;
        for (String namespace : getNamespaces()) {
            View view = (View) getView(namespace);
            view.tell();
            releaseView(view);
        }
    }

    @Override
    protected View createView(String namespace) {
        return new View(this, namespace);
    }

    /** One namespace, seen from this node. */
    static final class View extends AbstractCamelClusterView {

        private final MovableLeadership cluster;

        private final CamelClusterMember me = new CamelClusterMember() {
            @Override
            public boolean isLeader() {
                return cluster.leading;
            }

            @Override
            public boolean isLocal() {
                return true;
            }

            @Override
            public String getId() {
                return "me";
            }
        };

        View(CamelClusterService service, String namespace) {
            super(service, namespace);
            this.cluster = (MovableLeadership) service;
        }

        void tell() {
            fireLeadershipChangedEvent(cluster.leading ? me : null);
        }

        @Override
        public Optional<CamelClusterMember> getLeader() {
            return cluster.leading ? Optional.of(me) : Optional.empty();
        }

        @Override
        public CamelClusterMember getLocalMember() {
            return me;
        }

        @Override
        public List<CamelClusterMember> getMembers() {
            return List.of(me);
        }
    }
}
