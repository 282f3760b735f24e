// SPDX-License-Identifier: Apache-2.0
/** Behind the client. Not exported. */
package io.github.camelfkw.component.zvcms.client.internal;
