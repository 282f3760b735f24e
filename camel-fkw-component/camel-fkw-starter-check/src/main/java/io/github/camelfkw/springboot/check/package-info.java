// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps the starters' properties equal to the options of their components: writes the class of properties and what an IDE is
 * told, and fails where they are stale. Knows Camel's metadata, and no scheme; for the starters' tests only.
 */
package io.github.camelfkw.springboot.check;
