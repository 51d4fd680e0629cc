/** Stores to test and measure on. None of it is part of a gateway. */
package io.silkroam.teststores;
