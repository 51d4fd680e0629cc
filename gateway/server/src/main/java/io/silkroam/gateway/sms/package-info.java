/**
 * Short messages between SMPP sessions and messaging: who may bind and submit, what a PDU means to the engine, what a
 * delivery is as a PDU, and what the sender pays.
 */
package io.silkroam.gateway.sms;
