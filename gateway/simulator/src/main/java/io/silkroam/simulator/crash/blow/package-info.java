/** What is done to a gateway, or to what it stands on. */
package io.silkroam.simulator.crash.blow;
