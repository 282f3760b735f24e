// SPDX-License-Identifier: Apache-2.0
/**
 * Reading a list from its first to its last row where the platform cannot tell what changed: each row once, although
 * rows move between pages meanwhile. Knows no exchange. Not exported.
 */
package io.github.camelfkw.component.fkw.internal.scan;
