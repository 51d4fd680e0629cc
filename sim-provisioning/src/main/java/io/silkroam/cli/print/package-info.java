/** What our command lines print: tables, JSON and CSV on standard output, talk and progress on standard error. */
package io.silkroam.cli.print;
