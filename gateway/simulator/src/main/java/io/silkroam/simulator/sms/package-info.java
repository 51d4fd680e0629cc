/** Short messages as a partner writes and reads them: alphabets, parts and receipts, on none of our own tables. */
package io.silkroam.simulator.sms;
