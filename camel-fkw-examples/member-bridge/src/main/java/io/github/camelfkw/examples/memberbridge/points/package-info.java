// SPDX-License-Identifier: Apache-2.0
/** Who gets points, and that he gets them once: the decisions of the routes that are not calls. */
package io.github.camelfkw.examples.memberbridge.points;
