// SPDX-License-Identifier: Apache-2.0
/** What goes over the wire to ZVCMS and comes back, as records. Knows the JDK and Jackson's annotations only. */
package io.github.camelfkw.component.zvcms.client.model;
