using System.Collections.Frozen;

namespace Payments.Channels.PayPal;

/// <summary>PayPal's issues, error names and reasons in our words. What is not here means unknown, never declined.</summary>
/// <remarks>
/// Left out on purpose, because something may have happened or is still to come: ORDER_ALREADY_CAPTURED,
/// ORDER_ALREADY_AUTHORIZED, ORDER_NOT_APPROVED, DUPLICATE_REQUEST_ID, PREVIOUS_REQUEST_IN_PROGRESS, DUPLICATE_INVOICE_ID, INTERNAL_SERVER_ERROR.
/// </remarks>
internal static class PayPalDeclines
{
    private static readonly FrozenDictionary<string, ChannelAnswer.Declined> Table = Rows().ToFrozenDictionary(row => row.ChannelCode, StringComparer.Ordinal);

    public static IEnumerable<string> Codes => Table.Keys;

    public static ChannelAnswer.Declined? Find(string? code) => code is null ? null : Table.GetValueOrDefault(code);

    private static IEnumerable<ChannelAnswer.Declined> Rows() =>
    [
        .. Soft(DeclineReason.CardDeclined, """
            INSTRUMENT_DECLINED PAYER_CANNOT_PAY TRANSACTION_REFUSED PAYMENT_DENIED REDIRECT_PAYER_FOR_ALTERNATE_FUNDING CARD_GENERIC_DECLINE
            PAYMENT_SOURCE_DECLINED_BY_PROCESSOR DECLINED_BY_ISSUER TRANSACTION_BLOCKED_BY_PAYEE
            """),
        .. Hard(DeclineReason.InsufficientFunds, "INSUFFICIENT_FUNDS CARD_INSUFFICIENT_FUNDS"),
        .. Hard(DeclineReason.ExpiredCard, "CARD_EXPIRED"),
        .. Hard(DeclineReason.IncorrectCvc, "CARD_CVV_FAILURE CVV_FAILURE"),
        .. Hard(DeclineReason.FraudSuspected, "DECLINED_BY_RISK_FRAUD_FILTERS COMPLIANCE_VIOLATION DECLINED_DUE_TO_RELATED_TXN TRANSACTION_LIMIT_FRAUD"),
        .. Hard(DeclineReason.LimitExceeded, """
            TRANSACTION_LIMIT_EXCEEDED TRANSACTION_RECEIVING_LIMIT_EXCEEDED TRANSACTION_AMOUNT_EXCEEDS_MONTHLY_MAX_LIMIT
            MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED MAX_VALUE_EXCEEDED
            """),
        .. Hard(DeclineReason.InvalidAccount, "PAYER_ACCOUNT_LOCKED_OR_CLOSED PAYER_ACCOUNT_RESTRICTED CARD_CLOSED ECHECK VERIFICATION_REQUIRED"),
        .. Hard(DeclineReason.AuthenticationFailed, "PAYER_ACTION_REQUIRED PAYER_CONSENT_REQUIRED"),
        // Another channel may support what this one does not.
        .. Soft(DeclineReason.NotSupported, """
            CURRENCY_NOT_SUPPORTED CURRENCY_NOT_SUPPORTED_FOR_COUNTRY CURRENCY_NOT_SUPPORTED_FOR_CARD_TYPE PAYER_COUNTRY_NOT_SUPPORTED DOMESTIC_TRANSACTION_REQUIRED
            CARD_TYPE_NOT_SUPPORTED PAYEE_NOT_ENABLED_FOR_CARD_PROCESSING NOT_ENABLED_FOR_CARD_PROCESSING DECIMALS_NOT_SUPPORTED
            RECEIVING_PREFERENCE_MANDATES_MANUAL_ACTION
            """),
        .. Soft(DeclineReason.ChannelError, """
            PAYEE_ACCOUNT_LOCKED_OR_CLOSED PAYEE_ACCOUNT_RESTRICTED PAYEE_ACCOUNT_INVALID PAYEE_BLOCKED_TRANSACTION PAYEE_ACCOUNT_NOT_VERIFIED
            CONSENT_NEEDED NOT_AUTHORIZED PERMISSION_DENIED ACTION_DOES_NOT_MATCH_INTENT
            """),
        .. Hard(DeclineReason.NotAllowedNow, """
            CAPTURE_FULLY_REFUNDED REFUND_AMOUNT_EXCEEDED REFUND_CAPTURE_CURRENCY_MISMATCH REFUND_NOT_ALLOWED REFUND_TIME_LIMIT_EXCEEDED
            REFUND_FAILED_INSUFFICIENT_FUNDS MAX_NUMBER_OF_REFUNDS_EXCEEDED PARTIAL_REFUND_NOT_ALLOWED CAPTURE_DISPUTED_PARTIAL_REFUND_NOT_ALLOWED
            PENDING_CAPTURE CANNOT_PROCESS_REFUNDS TRANSACTION_DISPUTED REFUND_IS_RESTRICTED
            AUTHORIZATION_ALREADY_CAPTURED AUTHORIZATION_VOIDED AUTHORIZATION_EXPIRED AUTHORIZATION_DENIED AUTHORIZATION_AMOUNT_EXCEEDED AUTH_CAPTURE_NOT_ENABLED
            MAX_CAPTURE_AMOUNT_EXCEEDED MAX_CAPTURE_COUNT_EXCEEDED AUTH_CURRENCY_MISMATCH PREVIOUSLY_CAPTURED PREVIOUSLY_VOIDED CANNOT_BE_VOIDED
            CANNOT_BE_REAUTHORIZED REAUTHORIZATION_FAILED REAUTHORIZATION_NOT_SUPPORTED MAX_NUMBER_OF_REAUTHORIZATION_EXCEEDED
            AUTHORIZATION_HONOR_PERIOD_EXPIRED ORDER_VOIDED ORDER_EXPIRED ORDER_CANNOT_BE_SAVED ORDER_COMPLETED_OR_VOIDED VOIDED
            """),
        .. Hard(DeclineReason.InvalidRequest, """
            INVALID_REQUEST RESOURCE_NOT_FOUND INVALID_RESOURCE_ID INVALID_PARAMETER_SYNTAX INVALID_PARAMETER_VALUE MISSING_REQUIRED_PARAMETER
            INVALID_STRING_LENGTH INVALID_STRING_MAX_LENGTH CANNOT_BE_ZERO_OR_NEGATIVE INVALID_CURRENCY_CODE AMOUNT_MISMATCH ITEM_TOTAL_MISMATCH
            INVALID_ACCOUNT_STATUS MALFORMED_REQUEST_JSON UNSUPPORTED_INTENT DECIMAL_PRECISION DECIMAL_PRECISION_EXCEEDED
            """),
    ];

    private static IEnumerable<ChannelAnswer.Declined> Soft(DeclineReason reason, string codes) => Split(codes).Select(code => new ChannelAnswer.Declined(reason, true, code));

    private static IEnumerable<ChannelAnswer.Declined> Hard(DeclineReason reason, string codes) => Split(codes).Select(code => new ChannelAnswer.Declined(reason, false, code));

    private static string[] Split(string codes) => codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
