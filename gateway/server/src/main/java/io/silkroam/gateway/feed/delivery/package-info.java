/** Files that schedules make, and how files come to their destinations. */
package io.silkroam.gateway.feed.delivery;
