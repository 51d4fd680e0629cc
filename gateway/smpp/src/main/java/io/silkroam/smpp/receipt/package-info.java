/** Delivery receipts, SMPP 3.4 appendix B and §5.3.2: as every vendor writes them, and as we do; pure. */
package io.silkroam.smpp.receipt;
