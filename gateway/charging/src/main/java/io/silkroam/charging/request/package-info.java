/** Credit-control requests and answers as charging sees them, in the words of RFC 8506 and TS 32.299. */
package io.silkroam.charging.request;
