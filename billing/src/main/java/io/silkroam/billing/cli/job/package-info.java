/** Work that goes on at the gateway while a command waits for it. */
package io.silkroam.billing.cli.job;
