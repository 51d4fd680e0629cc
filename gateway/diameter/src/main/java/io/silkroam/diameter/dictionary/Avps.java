package io.silkroam.diameter.dictionary;

/** The AVPs that code names; everything else about them is in the dictionary. */
public final class Avps {
    public static final AvpDefinition USER_NAME = avp("User-Name");
    public static final AvpDefinition CLASS = avp("Class");
    public static final AvpDefinition SESSION_TIMEOUT = avp("Session-Timeout");
    public static final AvpDefinition EVENT_TIMESTAMP = avp("Event-Timestamp");
    public static final AvpDefinition ACCT_APPLICATION_ID = avp("Acct-Application-Id");
    public static final AvpDefinition AUTH_APPLICATION_ID = avp("Auth-Application-Id");
    public static final AvpDefinition AUTH_SESSION_STATE = avp("Auth-Session-State");
    public static final AvpDefinition VENDOR_SPECIFIC_APPLICATION_ID = avp("Vendor-Specific-Application-Id");
    public static final AvpDefinition SESSION_ID = avp("Session-Id");
    public static final AvpDefinition ORIGIN_HOST = avp("Origin-Host");
    public static final AvpDefinition SUPPORTED_VENDOR_ID = avp("Supported-Vendor-Id");
    public static final AvpDefinition VENDOR_ID = avp("Vendor-Id");
    public static final AvpDefinition FIRMWARE_REVISION = avp("Firmware-Revision");
    public static final AvpDefinition RESULT_CODE = avp("Result-Code");
    public static final AvpDefinition PRODUCT_NAME = avp("Product-Name");
    public static final AvpDefinition DISCONNECT_CAUSE = avp("Disconnect-Cause");
    public static final AvpDefinition ORIGIN_STATE_ID = avp("Origin-State-Id");
    public static final AvpDefinition FAILED_AVP = avp("Failed-AVP");
    public static final AvpDefinition PROXY_HOST = avp("Proxy-Host");
    public static final AvpDefinition ERROR_MESSAGE = avp("Error-Message");
    public static final AvpDefinition ROUTE_RECORD = avp("Route-Record");
    public static final AvpDefinition DESTINATION_REALM = avp("Destination-Realm");
    public static final AvpDefinition PROXY_INFO = avp("Proxy-Info");
    public static final AvpDefinition PROXY_STATE = avp("Proxy-State");
    public static final AvpDefinition RE_AUTH_REQUEST_TYPE = avp("Re-Auth-Request-Type");
    public static final AvpDefinition REDIRECT_HOST = avp("Redirect-Host");
    public static final AvpDefinition DESTINATION_HOST = avp("Destination-Host");
    public static final AvpDefinition ERROR_REPORTING_HOST = avp("Error-Reporting-Host");
    public static final AvpDefinition TERMINATION_CAUSE = avp("Termination-Cause");
    public static final AvpDefinition ORIGIN_REALM = avp("Origin-Realm");
    public static final AvpDefinition EXPERIMENTAL_RESULT = avp("Experimental-Result");
    public static final AvpDefinition EXPERIMENTAL_RESULT_CODE = avp("Experimental-Result-Code");
    public static final AvpDefinition INBAND_SECURITY_ID = avp("Inband-Security-Id");
    public static final AvpDefinition HOST_IP_ADDRESS = avp("Host-IP-Address");
    public static final AvpDefinition ACCOUNTING_RECORD_TYPE = avp("Accounting-Record-Type");
    public static final AvpDefinition ACCOUNTING_RECORD_NUMBER = avp("Accounting-Record-Number");
    public static final AvpDefinition CC_CORRELATION_ID = avp("CC-Correlation-Id");
    public static final AvpDefinition CC_INPUT_OCTETS = avp("CC-Input-Octets");
    public static final AvpDefinition CC_MONEY = avp("CC-Money");
    public static final AvpDefinition CC_OUTPUT_OCTETS = avp("CC-Output-Octets");
    public static final AvpDefinition CC_REQUEST_NUMBER = avp("CC-Request-Number");
    public static final AvpDefinition CC_REQUEST_TYPE = avp("CC-Request-Type");
    public static final AvpDefinition CC_SERVICE_SPECIFIC_UNITS = avp("CC-Service-Specific-Units");
    public static final AvpDefinition CC_SESSION_FAILOVER = avp("CC-Session-Failover");
    public static final AvpDefinition CC_SUB_SESSION_ID = avp("CC-Sub-Session-Id");
    public static final AvpDefinition CC_TIME = avp("CC-Time");
    public static final AvpDefinition CC_TOTAL_OCTETS = avp("CC-Total-Octets");
    public static final AvpDefinition CHECK_BALANCE_RESULT = avp("Check-Balance-Result");
    public static final AvpDefinition COST_INFORMATION = avp("Cost-Information");
    public static final AvpDefinition COST_UNIT = avp("Cost-Unit");
    public static final AvpDefinition CURRENCY_CODE = avp("Currency-Code");
    public static final AvpDefinition CREDIT_CONTROL_FAILURE_HANDLING = avp("Credit-Control-Failure-Handling");
    public static final AvpDefinition DIRECT_DEBITING_FAILURE_HANDLING = avp("Direct-Debiting-Failure-Handling");
    public static final AvpDefinition EXPONENT = avp("Exponent");
    public static final AvpDefinition FINAL_UNIT_ACTION = avp("Final-Unit-Action");
    public static final AvpDefinition FINAL_UNIT_INDICATION = avp("Final-Unit-Indication");
    public static final AvpDefinition GRANTED_SERVICE_UNIT = avp("Granted-Service-Unit");
    public static final AvpDefinition MULTIPLE_SERVICES_CREDIT_CONTROL = avp("Multiple-Services-Credit-Control");
    public static final AvpDefinition MULTIPLE_SERVICES_INDICATOR = avp("Multiple-Services-Indicator");
    public static final AvpDefinition RATING_GROUP = avp("Rating-Group");
    public static final AvpDefinition REDIRECT_ADDRESS_TYPE = avp("Redirect-Address-Type");
    public static final AvpDefinition REDIRECT_SERVER = avp("Redirect-Server");
    public static final AvpDefinition REDIRECT_SERVER_ADDRESS = avp("Redirect-Server-Address");
    public static final AvpDefinition REQUESTED_ACTION = avp("Requested-Action");
    public static final AvpDefinition REQUESTED_SERVICE_UNIT = avp("Requested-Service-Unit");
    public static final AvpDefinition RESTRICTION_FILTER_RULE = avp("Restriction-Filter-Rule");
    public static final AvpDefinition FILTER_ID = avp("Filter-Id");
    public static final AvpDefinition SERVICE_CONTEXT_ID = avp("Service-Context-Id");
    public static final AvpDefinition SERVICE_IDENTIFIER = avp("Service-Identifier");
    public static final AvpDefinition SERVICE_PARAMETER_INFO = avp("Service-Parameter-Info");
    public static final AvpDefinition SUBSCRIPTION_ID = avp("Subscription-Id");
    public static final AvpDefinition SUBSCRIPTION_ID_DATA = avp("Subscription-Id-Data");
    public static final AvpDefinition SUBSCRIPTION_ID_TYPE = avp("Subscription-Id-Type");
    public static final AvpDefinition TARIFF_CHANGE_USAGE = avp("Tariff-Change-Usage");
    public static final AvpDefinition TARIFF_TIME_CHANGE = avp("Tariff-Time-Change");
    public static final AvpDefinition UNIT_VALUE = avp("Unit-Value");
    public static final AvpDefinition USED_SERVICE_UNIT = avp("Used-Service-Unit");
    public static final AvpDefinition USER_EQUIPMENT_INFO = avp("User-Equipment-Info");
    public static final AvpDefinition USER_EQUIPMENT_INFO_TYPE = avp("User-Equipment-Info-Type");
    public static final AvpDefinition USER_EQUIPMENT_INFO_VALUE = avp("User-Equipment-Info-Value");
    public static final AvpDefinition VALIDITY_TIME = avp("Validity-Time");
    public static final AvpDefinition VALUE_DIGITS = avp("Value-Digits");
    public static final AvpDefinition CALLED_STATION_ID = avp("Called-Station-Id");
    public static final AvpDefinition FRAMED_IP_ADDRESS = avp("Framed-IP-Address");
    public static final AvpDefinition FRAMED_IPV6_PREFIX = avp("Framed-IPv6-Prefix");

    private Avps() {}

    private static AvpDefinition avp(String name) {
        return Dictionary.standard().avp(name);
    }
}
