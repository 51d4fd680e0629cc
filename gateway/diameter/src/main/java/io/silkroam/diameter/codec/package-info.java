/**
 * Diameter messages on the wire (RFC 6733 §3 and §4): framing, one validating pass that reads in place, a writer that
 * patches lengths in place, and the answer to whatever is malformed. It knows no peers and no sessions.
 */
package io.silkroam.diameter.codec;
