/** What a running gateway tells of itself: figures, peers, store. */
package io.silkroam.gateway.status;
