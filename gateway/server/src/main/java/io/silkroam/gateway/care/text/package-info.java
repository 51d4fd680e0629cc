/** The words: templates, and amounts and times as each language writes them. */
package io.silkroam.gateway.care.text;
