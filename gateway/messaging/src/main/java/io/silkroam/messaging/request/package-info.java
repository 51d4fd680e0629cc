/** What may be asked about messages that were accepted, and the answers. */
package io.silkroam.messaging.request;
