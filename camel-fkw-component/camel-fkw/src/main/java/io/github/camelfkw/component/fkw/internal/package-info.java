// SPDX-License-Identifier: Apache-2.0
/** Behind the Camel face. Not exported. */
package io.github.camelfkw.component.fkw.internal;
