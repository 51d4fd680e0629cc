/** The Diameter dictionary as data: AVPs, enumerations, applications and command grammars, read from text resources. */
package io.silkroam.diameter.dictionary;
