/**
 * What the command lines that use the gateway's API share: options, settings, how a command runs and fails, completion
 * and manual pages. Each program gives its name; its environment variables begin with that name.
 */
package io.silkroam.cli;
