package io.silkroam.sim.batch.file;

import java.util.List;
import java.util.Locale;

/** What a column of a vendor's file can mean to us, and the names it usually has. */
public enum Column {
    ICCID("iccid", "icc", "serialnumber", "simserial", "simserialnumber"),
    /** A card may have several: IMSI, IMSI2 to IMSI16. */
    IMSI("imsi"),
    MSISDN("msisdn", "isdn", "phonenumber", "mobilenumber"),
    EID("eid", "euiccid"),
    PROFILE("profile", "profiletype", "profilename"),
    /** One for each IMSI where there are KI2 to KI16, else the same for all. */
    KI("ki", "k", "eki", "authkey"),
    OPC("opc", "eopc", "authopc"),
    /** Only to derive OPc from; an OPC beside it wins. */
    OP("op"),
    /** The first three octets of AES(Ki, zeros): what shows a wrong transport key before anything is written. */
    KEY_CHECK_VALUE("kcv", "kicheckvalue", "keycheckvalue"),
    SMDP_ADDRESS("smdp", "smdpaddress", "smdpfqdn"),
    MATCHING_ID("matchingid"),
    /** The whole {@code LPA:1$...}. */
    ACTIVATION_CODE("activationcode", "lpa", "qrcode"),
    /** Known, and none of our business: secrets of the card that are neither kept nor looked at, and remarks. */
    IGNORED(
            "pin",
            "puk",
            "adm",
            "pinadm",
            "admpin",
            "acc",
            "accesscontrol",
            "accesscontrolclass",
            "coderetailer",
            "codeadm",
            "kic",
            "kid",
            "kik",
            "psk",
            "scp02dek",
            "scp02enc",
            "scp02mac",
            "k4",
            "smsp",
            "mcc",
            "mnc",
            "amf",
            "sqn",
            "id",
            "name",
            "batch",
            "customer",
            "orderdate",
            "remark");

    @SuppressWarnings("ImmutableEnumChecker") // immutable copies
    private final List<String> usualNames;

    Column(String... usualNames) {
        this.usualNames = List.of(usualNames);
    }

    /** As {@link ColumnNames#plain} makes them. */
    public List<String> usualNames() {
        return usualNames;
    }

    /** Whether a number behind the name says whose value it is: IMSI2, KI2. */
    boolean isNumbered() {
        return this == IMSI || this == KI || this == OPC;
    }

    /** Whether its values may arrive under a transport key. */
    boolean isKey() {
        return this == KI || this == OPC || this == OP;
    }

    /** As a mapping calls it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
