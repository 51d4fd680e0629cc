/** Partners to test against, and the demo. Licensed as a whole under AGPL-3.0: see LICENSE-NOTICE.md. */
package io.silkroam.simulator;
