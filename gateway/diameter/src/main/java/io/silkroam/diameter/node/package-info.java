/** A Diameter node: listens, connects, keeps its peers, hands requests to applications and sends theirs. */
package io.silkroam.diameter.node;
