/** What the feed, the schedules and the deliveries of billing keep. */
package io.silkroam.gateway.feed.store;
