/**
 * Octets to records and back, SMPP 3.4 §3 to §5, around jSMPP's composer, decomposer and beans, which stay in here.
 * Every PDU is scanned before the decomposer sees it, so it meets nothing it would trip over; a value that its beans
 * cannot carry is taken out beforehand and put back afterwards. Optional parameters are ours to read and write.
 */
package io.silkroam.smpp.codec;
