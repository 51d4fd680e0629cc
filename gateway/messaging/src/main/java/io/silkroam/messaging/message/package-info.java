/** What a message, its delivery and its receipt are; values without effects. */
package io.silkroam.messaging.message;
