/** An SMPP server on cloudhopper, the second opinion beside jSMPP's. */
package io.silkroam.simulator.cloudhopper;
