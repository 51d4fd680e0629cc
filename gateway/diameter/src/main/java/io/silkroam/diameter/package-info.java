/** RFC 6733 on Netty, with no business in it. */
package io.silkroam.diameter;
