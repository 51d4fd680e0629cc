/** The gateway's command line; the only package that knows picocli. */
package io.silkroam.gateway.cli;
