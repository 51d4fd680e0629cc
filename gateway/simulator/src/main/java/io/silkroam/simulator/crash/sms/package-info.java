/** Short messages between an ESME and an SMSC, written down outside of the gateway that is broken. */
package io.silkroam.simulator.crash.sms;
