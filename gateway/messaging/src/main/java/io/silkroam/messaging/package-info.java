/** Store and forward of short messages: accepted means kept, delivered once, and every receipt finds its message. */
package io.silkroam.messaging;
