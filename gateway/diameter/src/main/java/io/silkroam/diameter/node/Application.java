package io.silkroam.diameter.node;

/** One Diameter application this node serves. */
public interface Application {
    /** Application-Id, advertised in CER and CEA. */
    int id();

    /** The vendor that defined the application, advertised in a Vendor-Specific-Application-Id; 0 for the IETF's. */
    default int vendorId() {
        return 0;
    }

    /** A request that passed the dictionary and the edge. Called on the connection's event loop: must not block. */
    void onRequest(IncomingRequest request);
}
