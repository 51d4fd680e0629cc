/** What a short message's octets say, 3GPP TS 23.038 and TS 23.040 §9.2.3.24: alphabets, parts, headers; pure. */
package io.silkroam.smpp.text;
