// SPDX-License-Identifier: Apache-2.0
/**
 * Reading a whole list that changes meanwhile, each row once. Knows no Camel and no HTTP. Not exported.
 */
package io.github.camelfkw.component.apifm.internal.scan;
