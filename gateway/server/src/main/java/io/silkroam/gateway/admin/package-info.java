/** What can be done to subscribers and seen of them, whoever asks: command line, API or demo. */
package io.silkroam.gateway.admin;
