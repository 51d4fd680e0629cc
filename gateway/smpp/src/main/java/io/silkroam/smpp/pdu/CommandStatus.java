package io.silkroam.smpp.pdu;

import java.util.Map;

/** command_status, SMPP 3.4 §5.1.3. Codes it lacks are passed on as the number they are. */
public final class CommandStatus {
    /** No error. */
    public static final int ESME_ROK = 0x00;

    /** Message length is invalid. */
    public static final int ESME_RINVMSGLEN = 0x01;

    /** Command length is invalid. */
    public static final int ESME_RINVCMDLEN = 0x02;

    /** Invalid command id. */
    public static final int ESME_RINVCMDID = 0x03;

    /** Incorrect bind status for the given command. */
    public static final int ESME_RINVBNDSTS = 0x04;

    /** ESME already in bound state. */
    public static final int ESME_RALYBND = 0x05;

    /** Invalid priority flag. */
    public static final int ESME_RINVPRTFLG = 0x06;

    /** Invalid registered delivery flag. */
    public static final int ESME_RINVREGDLVFLG = 0x07;

    /** System error. */
    public static final int ESME_RSYSERR = 0x08;

    /** Invalid source address. */
    public static final int ESME_RINVSRCADR = 0x0A;

    /** Invalid destination address. */
    public static final int ESME_RINVDSTADR = 0x0B;

    /** Message id is invalid. */
    public static final int ESME_RINVMSGID = 0x0C;

    /** Bind failed. */
    public static final int ESME_RBINDFAIL = 0x0D;

    /** Invalid password. */
    public static final int ESME_RINVPASWD = 0x0E;

    /** Invalid system id. */
    public static final int ESME_RINVSYSID = 0x0F;

    /** Cancel_sm failed. */
    public static final int ESME_RCANCELFAIL = 0x11;

    /** Replace_sm failed. */
    public static final int ESME_RREPLACEFAIL = 0x13;

    /** Message queue full. */
    public static final int ESME_RMSGQFUL = 0x14;

    /** Invalid service type. */
    public static final int ESME_RINVSERTYP = 0x15;

    /** Invalid number of destinations. */
    public static final int ESME_RINVNUMDESTS = 0x33;

    /** Invalid distribution list name. */
    public static final int ESME_RINVDLNAME = 0x34;

    /** Destination flag is invalid (submit_multi). */
    public static final int ESME_RINVDESTFLAG = 0x40;

    /** Invalid submit with replace request. */
    public static final int ESME_RINVSUBREP = 0x42;

    /** Invalid esm_class field data. */
    public static final int ESME_RINVESMCLASS = 0x43;

    /** Cannot submit to distribution list. */
    public static final int ESME_RCNTSUBDL = 0x44;

    /** Submit_sm or submit_multi failed. */
    public static final int ESME_RSUBMITFAIL = 0x45;

    /** Invalid source address TON. */
    public static final int ESME_RINVSRCTON = 0x48;

    /** Invalid source address NPI. */
    public static final int ESME_RINVSRCNPI = 0x49;

    /** Invalid destination address TON. */
    public static final int ESME_RINVDSTTON = 0x50;

    /** Invalid destination address NPI. */
    public static final int ESME_RINVDSTNPI = 0x51;

    /** Invalid system_type field. */
    public static final int ESME_RINVSYSTYP = 0x53;

    /** Invalid replace_if_present flag. */
    public static final int ESME_RINVREPFLAG = 0x54;

    /** Invalid number of messages. */
    public static final int ESME_RINVNUMMSGS = 0x55;

    /** Throttling error. */
    public static final int ESME_RTHROTTLED = 0x58;

    /** Invalid scheduled delivery time. */
    public static final int ESME_RINVSCHED = 0x61;

    /** Invalid message validity period. */
    public static final int ESME_RINVEXPIRY = 0x62;

    /** Predefined message invalid or not found. */
    public static final int ESME_RINVDFTMSGID = 0x63;

    /** ESME receiver temporary application error. */
    public static final int ESME_RX_T_APPN = 0x64;

    /** ESME receiver permanent application error. */
    public static final int ESME_RX_P_APPN = 0x65;

    /** ESME receiver reject message error. */
    public static final int ESME_RX_R_APPN = 0x66;

    /** Query_sm request failed. */
    public static final int ESME_RQUERYFAIL = 0x67;

    /** Error in the optional part of the PDU body. */
    public static final int ESME_RINVOPTPARSTREAM = 0xC0;

    /** Optional parameter not allowed. */
    public static final int ESME_ROPTPARNOTALLWD = 0xC1;

    /** Invalid parameter length. */
    public static final int ESME_RINVPARLEN = 0xC2;

    /** Expected optional parameter missing. */
    public static final int ESME_RMISSINGOPTPARAM = 0xC3;

    /** Invalid optional parameter value. */
    public static final int ESME_RINVOPTPARAMVAL = 0xC4;

    /** Delivery failure. */
    public static final int ESME_RDELIVERYFAILURE = 0xFE;

    /** Unknown error. */
    public static final int ESME_RUNKNOWNERR = 0xFF;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(ESME_ROK, "ESME_ROK"),
            Map.entry(ESME_RINVMSGLEN, "ESME_RINVMSGLEN"),
            Map.entry(ESME_RINVCMDLEN, "ESME_RINVCMDLEN"),
            Map.entry(ESME_RINVCMDID, "ESME_RINVCMDID"),
            Map.entry(ESME_RINVBNDSTS, "ESME_RINVBNDSTS"),
            Map.entry(ESME_RALYBND, "ESME_RALYBND"),
            Map.entry(ESME_RINVPRTFLG, "ESME_RINVPRTFLG"),
            Map.entry(ESME_RINVREGDLVFLG, "ESME_RINVREGDLVFLG"),
            Map.entry(ESME_RSYSERR, "ESME_RSYSERR"),
            Map.entry(ESME_RINVSRCADR, "ESME_RINVSRCADR"),
            Map.entry(ESME_RINVDSTADR, "ESME_RINVDSTADR"),
            Map.entry(ESME_RINVMSGID, "ESME_RINVMSGID"),
            Map.entry(ESME_RBINDFAIL, "ESME_RBINDFAIL"),
            Map.entry(ESME_RINVPASWD, "ESME_RINVPASWD"),
            Map.entry(ESME_RINVSYSID, "ESME_RINVSYSID"),
            Map.entry(ESME_RCANCELFAIL, "ESME_RCANCELFAIL"),
            Map.entry(ESME_RREPLACEFAIL, "ESME_RREPLACEFAIL"),
            Map.entry(ESME_RMSGQFUL, "ESME_RMSGQFUL"),
            Map.entry(ESME_RINVSERTYP, "ESME_RINVSERTYP"),
            Map.entry(ESME_RINVNUMDESTS, "ESME_RINVNUMDESTS"),
            Map.entry(ESME_RINVDLNAME, "ESME_RINVDLNAME"),
            Map.entry(ESME_RINVDESTFLAG, "ESME_RINVDESTFLAG"),
            Map.entry(ESME_RINVSUBREP, "ESME_RINVSUBREP"),
            Map.entry(ESME_RINVESMCLASS, "ESME_RINVESMCLASS"),
            Map.entry(ESME_RCNTSUBDL, "ESME_RCNTSUBDL"),
            Map.entry(ESME_RSUBMITFAIL, "ESME_RSUBMITFAIL"),
            Map.entry(ESME_RINVSRCTON, "ESME_RINVSRCTON"),
            Map.entry(ESME_RINVSRCNPI, "ESME_RINVSRCNPI"),
            Map.entry(ESME_RINVDSTTON, "ESME_RINVDSTTON"),
            Map.entry(ESME_RINVDSTNPI, "ESME_RINVDSTNPI"),
            Map.entry(ESME_RINVSYSTYP, "ESME_RINVSYSTYP"),
            Map.entry(ESME_RINVREPFLAG, "ESME_RINVREPFLAG"),
            Map.entry(ESME_RINVNUMMSGS, "ESME_RINVNUMMSGS"),
            Map.entry(ESME_RTHROTTLED, "ESME_RTHROTTLED"),
            Map.entry(ESME_RINVSCHED, "ESME_RINVSCHED"),
            Map.entry(ESME_RINVEXPIRY, "ESME_RINVEXPIRY"),
            Map.entry(ESME_RINVDFTMSGID, "ESME_RINVDFTMSGID"),
            Map.entry(ESME_RX_T_APPN, "ESME_RX_T_APPN"),
            Map.entry(ESME_RX_P_APPN, "ESME_RX_P_APPN"),
            Map.entry(ESME_RX_R_APPN, "ESME_RX_R_APPN"),
            Map.entry(ESME_RQUERYFAIL, "ESME_RQUERYFAIL"),
            Map.entry(ESME_RINVOPTPARSTREAM, "ESME_RINVOPTPARSTREAM"),
            Map.entry(ESME_ROPTPARNOTALLWD, "ESME_ROPTPARNOTALLWD"),
            Map.entry(ESME_RINVPARLEN, "ESME_RINVPARLEN"),
            Map.entry(ESME_RMISSINGOPTPARAM, "ESME_RMISSINGOPTPARAM"),
            Map.entry(ESME_RINVOPTPARAMVAL, "ESME_RINVOPTPARAMVAL"),
            Map.entry(ESME_RDELIVERYFAILURE, "ESME_RDELIVERYFAILURE"),
            Map.entry(ESME_RUNKNOWNERR, "ESME_RUNKNOWNERR"));

    private CommandStatus() {}

    /** The standard's name, or the number in hexadecimal. */
    public static String name(int status) {
        return NAMES.getOrDefault(status, "0x%08X".formatted(status));
    }
}
