// SPDX-License-Identifier: Apache-2.0
/** From exchanges to the client and back. Not exported. */
package io.github.camelfkw.component.zvcms.internal;
