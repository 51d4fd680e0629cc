/** Where a message goes: lists, routes and their order; pure but for one counter. */
package io.silkroam.messaging.route;
