/**
 * Configuration files as typed values: every error names file and line, all errors are reported at once, and a key that
 * nobody reads is an error too. Values given on the command line ({@code --set key=value}) win over the file.
 */
package io.silkroam.conf;
