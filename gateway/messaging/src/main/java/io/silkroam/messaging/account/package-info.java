/** Who exchanges messages with us and within which bounds: ESME accounts, links to SMSCs, their passwords. */
package io.silkroam.messaging.account;
