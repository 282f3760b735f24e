// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The product libraries and groups of one shop. Thread-safe. */
final class ProductGroups {

    private final Map<Integer, SimLibrary> libraries = new TreeMap<>();
    private final Map<Integer, SimGroup> groups = new TreeMap<>();

    ProductGroups() {
        List.of("默认产品库", "预售库", "积分商品库").forEach(this::addLibrary);
        addGroup("服饰", 0);
        addGroup("上装", 1);
        addGroup("T恤", 2);
        addGroup("食品", 0);
        addGroup("坚果", 4);
    }

    synchronized SimLibrary addLibrary(String name) {
        SimLibrary library = new SimLibrary(libraries.size() + 1, name);
        libraries.put(library.id(), library);
        return library;
    }

    synchronized SimGroup addGroup(String name, int parentId) {
        if (parentId != 0 && !groups.containsKey(parentId)) {
            throw new IllegalArgumentException("there is no product group " + parentId);
        }
        SimGroup group = new SimGroup(groups.size() + 1, name, parentId);
        groups.put(group.id(), group);
        return group;
    }

    synchronized List<SimLibrary> libraries() {
        return List.copyOf(libraries.values());
    }

    synchronized List<SimGroup> groups() {
        return List.copyOf(groups.values());
    }

    synchronized boolean hasLibrary(int id) {
        return libraries.containsKey(id);
    }

    synchronized boolean hasGroup(int id) {
        return groups.containsKey(id);
    }
}
