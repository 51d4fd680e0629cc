/** Who may use the network: identities and the plan catalogue. */
package io.silkroam.sim;
