/** SMPP 3.4 §4 and 5.0 §4 as values: what a PDU says, without its octets. */
package io.silkroam.smpp.pdu;
