/** Work that is done again and again. */
package io.silkroam.time;
