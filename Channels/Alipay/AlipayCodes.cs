using System.Collections.Frozen;
using static Payments.Channels.DeclineReason;

namespace Payments.Channels.Alipay;

/// <summary>Alipay's sub codes in our words. A code that is not here means unknown, never declined.</summary>
/// <remarks>
/// A row is a code and what it means for the attempt that it answers. Alipay's gateway refuses with isv and aop codes before
/// anything is done; ACQ and bare codes are the decisions of its payment and pre-authorisation products.
/// </remarks>
internal static class AlipayCodes
{
    /// <summary>Those that say what exists rather than that nothing was done: a question has to follow.</summary>
    public static readonly FrozenSet<string> Undecided = FrozenSet.ToFrozenSet(
    [
        "ACQ.SYSTEM_ERROR", "AQC.SYSTEM_ERROR", "SYSTEM_ERROR", "isp.unknow-error", "aop.unknow-error", "isp.unknown-error", "aop.unknown-error",
        // The number is in use: by this very order, or with other terms.
        "ACQ.TRADE_HAS_SUCCESS", "ACQ.CONTEXT_INCONSISTENT", "ACQ.TRADE_BUYER_NOT_MATCH", "ACQ.DISCORDANT_REPEAT_REQUEST",
        "FREEZE_ALREADY_SUCCESS", "UNIQUE_VIOLATION",
    ], StringComparer.Ordinal);

    /// <summary>Those that a repeated payment is answered with when its number is in use: the trade itself says how it stands.</summary>
    public static readonly FrozenSet<string> TradeThere = FrozenSet.ToFrozenSet(
        ["ACQ.TRADE_HAS_SUCCESS", "ACQ.TRADE_HAS_FINISHED", "ACQ.TRADE_HAS_CLOSE", "ACQ.TRADE_STATUS_ERROR", "ACQ.CONTEXT_INCONSISTENT", "FREEZE_ALREADY_SUCCESS", "ORDER_ALREADY_CLOSED", "ORDER_ALREADY_FINISH", "UNIQUE_VIOLATION"],
        StringComparer.Ordinal);

    /// <summary>Those that answer a question with: there is nothing of that name.</summary>
    public static readonly FrozenSet<string> NotThere = FrozenSet.ToFrozenSet(
        ["ACQ.TRADE_NOT_EXIST", "AUTH_ORDER_NOT_EXIST", "AUTH_OPERATION_NOT_EXIST"], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ChannelAnswer.Declined> Table = Rows().ToFrozenDictionary(row => row.ChannelCode, StringComparer.Ordinal);

    public static IEnumerable<ChannelAnswer.Declined> All => Table.Values;

    public static ChannelAnswer.Declined? Find(string? code) => code is null ? null : Table.GetValueOrDefault(code);

    private static IEnumerable<ChannelAnswer.Declined> Rows() =>
    [
        .. Customer(), .. Limits(), .. State(), .. Ours(),
        // Alipay's risk control, its systems, or the merchant's standing there: another channel may well take the payment.
        .. Soft(FraudSuspected, "ACQ.PAYMENT_REQUEST_HAS_RISK", "ACQ.RISK_CONTROL_BLOCK"),
        .. Soft(ChannelError, "ACQ.PAYMENT_FAIL", "ACQ.PULL_MOBILE_CASHIER_FAIL", "PULL_MOBILE_CASHIER_FAIL", "ACQ.REFUND_CHARGE_ERROR", "isv.app-call-limited", "aop.app-call-limited", "isp.bizgate-timeout"),
        .. Soft(NotSupported,
            "ACQ.CURRENCY_NOT_SUPPORT", "ACQ.AMOUNT_OR_CURRENCY_ERROR", "CURRENCY_VERIFICATION_FAIL", "ACQ.UN_SUPPORT_TRADE_SCENE", "ACQ.NOT_SUPPORT_PAYMENT_INST",
            "CLIENT_VERSION_NOT_MATCH", "ACQ.RESTRICTED_MERCHANT_INDUSTRY", "ACQ.EXIST_FORBIDDEN_WORD", "EXIST_FORBIDDEN_WORD", "ACQ.ERROR_BUYER_CERTIFY_LEVEL_LIMIT",
            "ACQ.BUYER_NOT_MAINLAND_CERT", "ACQ.NOT_CERTIFIED_USER", "ACQ.MERCHANT_UNSUPPORT_ADVANCE", "ACQ.BUYER_UNSUPPORT_ADVANCE", "ACQ.ORDER_UNSUPPORT_ADVANCE"),
        .. Soft(InvalidAccount,
            "ACQ.ACCESS_FORBIDDEN", "ACCESS_FORBIDDEN", "ACQ.PARTNER_ERROR", "ACQ.SELLER_BEEN_BLOCKED", "ACQ.SELLER_NOT_EXIST", "ACQ.MERCHANT_AGREEMENT_NOT_EXIST",
            "ACQ.MERCHANT_AGREEMENT_INVALID", "ACQ.MERCHANT_STATUS_NOT_NORMAL", "ACQ.INVALID_RECEIVE_ACCOUNT", "ACQ.MERCHANT_PERM_RECEIPT_SUSPEND_LIMIT",
            "ACQ.SECONDARY_MERCHANT_STATUS_ERROR", "ACQ.SECONDARY_MERCHANT_ALIPAY_ACCOUNT_INVALID", "ACQ.SECONDARY_MERCHANT_ID_BLANK", "ACQ.SECONDARY_MERCHANT_ID_INVALID",
            "ACQ.SECONDARY_MERCHANT_ISV_PUNISH_INDIRECT", "ACQ.SECONDARY_MERCHANT_NOT_MATCH", "ACQ.SUB_MERCHANT_CREATE_FAIL", "ACQ.SUB_MERCHANT_TYPE_INVALID",
            "ACQ.PLATFORM_BUSINESS_ACQUIRE_MODE_MUST_MERCHANT_ID", "PAYEE_NOT_EXIST", "PAYEE_USER_STATUS_LIMIT", "MERCHANT_STATUS_ERROR", "SECONDARY_MERCHANT_STATUS_ERROR",
            "SUB_MERCHANT_ORG_ID_ERROR", "SUB_MERCHANT_LEVEL_ERROR", "SUB_MERCHANT_NO_PERMISSION"),
        // Wrong credentials or permissions of the account: the gateway refused at its door.
        .. Soft(ChannelError,
            "isv.invalid-app-id", "isv.missing-app-id", "isv.invalid-signature", "isv.missing-signature", "isv.missing-signature-key", "isv.invalid-signature-type", "isv.missing-signature-type",
            "isv.insufficient-isv-permissions", "isv.insufficient-user-permissions", "isv.suspended-app", "isv.invalid-timestamp", "isv.missing-timestamp", "isv.app-unauthorized",
            "aop.invalid-auth-token", "aop.auth-token-time-out", "aop.invalid-app-auth-token", "aop.app-auth-token-time-out"),
    ];

    private static IEnumerable<ChannelAnswer.Declined> Customer() =>
    [
        .. Hard(InsufficientFunds, "ACQ.BUYER_BALANCE_NOT_ENOUGH", "ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH", "MONEY_NOT_ENOUGH"),
        .. Hard(CardDeclined,
            "ACQ.NO_PAYMENT_INSTRUMENTS_AVAILABLE", "NO_PAYMENT_INSTRUMENTS_AVAILABLE", "ACQ.ERROR_BALANCE_PAYMENT_DISABLE", "ERROR_BALANCE_PAYMENT_DISABLE",
            "ACQ.MOBILE_PAYMENT_SWITCH_OFF", "ACQ.USER_FACE_PAYMENT_SWITCH_OFF", "USER_FACE_PAYMENT_SWITCH_OFF"),
        .. Hard(InvalidAccount,
            "ACQ.BUYER_ENABLE_STATUS_FORBID", "ACQ.BUYER_NOT_EXIST", "ACQ.BUYER_SELLER_EQUAL", "ACQ.BUYER_ERROR", "ACQ.CUSTOMER_VALIDATE_ERROR", "ACQ.USER_LOGONID_DUP",
            "PAYER_USER_STATUS_LIMIT", "PAYER_NOT_EXIST", "PAYER_PAYEE_EQUAL", "USER_ACCOUNT_VALIDATE_FAIL"),
        .. Hard(AuthenticationFailed,
            "ACQ.PAYMENT_AUTH_CODE_INVALID", "PAYMENT_AUTH_CODE_INVALID", "ACQ.AUTH_TOKEN_IS_NOT_EXIST", "ACQ.PAYER_UNMATCHED", "USER_IDENTITY_INFO_VALIDATE_FAIL",
            "ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR", "ACQ.CERT_EXPIRED"),
    ];

    private static IEnumerable<ChannelAnswer.Declined> Limits() =>
    [
        .. Hard(LimitExceeded, "ACQ.BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR", "ACQ.BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR"),
        .. Soft(LimitExceeded,
            "ACQ.TOTAL_FEE_EXCEED", "ACQ.BEYOND_PAY_RESTRICTION", "ACQ.BEYOND_PER_RECEIPT_RESTRICTION", "ACQ.BEYOND_PER_RECEIPT_DAY_RESTRICTION",
            "ACQ.BEYOND_PER_RECEIPT_SINGLE_RESTRICTION", "ACQ.MERCHANT_PERM_RECEIPT_DAY_LIMIT", "ACQ.MERCHANT_PERM_RECEIPT_SINGLE_LIMIT", "ACQ.PRODUCT_AMOUNT_LIMIT_ERROR"),
    ];

    private static IEnumerable<ChannelAnswer.Declined> State() => Hard(NotAllowedNow,
        "ACQ.TRADE_HAS_CLOSE", "ACQ.TRADE_HAS_FINISHED", "ACQ.TRADE_STATUS_ERROR", "ACQ.REASON_TRADE_STATUS_INVALID", "ACQ.REASON_TRADE_BEEN_FREEZEN", "ACQ.TRADE_NOT_ALLOW_REFUND",
        "ACQ.ONLINE_TRADE_VOUCHER_NOT_ALLOW_REFUND", "ACQ.NOT_ALLOW_PARTIAL_REFUND", "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "ACQ.REASON_TRADE_REFUND_FEE_ERR", "ACQ.REFUND_FEE_ERROR",
        "ACQ.SELLER_BALANCE_NOT_ENOUGH", "ACQ.REFUND_ACCOUNT_NOT_EXIST", "ACQ.CANCEL_NOT_ALLOWED", "ACQ.TRADE_CANCEL_TIME_OUT", "ACQ.AUTH_AMOUNT_NOT_ENOUGH", "ACQ.REQUEST_AMOUNT_EXCEED",
        "ACQ.AUTH_NO_ERROR", "ACQ.AUTH_ORDER_HAS_CLOSED", "ACQ.AUTH_ORDER_HAS_FINISHED", "ACQ.AUTH_ORDER_NOT_PAID", "REQUEST_AMOUNT_EXCEED", "ILLEGAL_STATUS", "ORDER_ALREADY_CLOSED",
        "ORDER_ALREADY_FINISH", "BIZ_ERROR");

    private static IEnumerable<ChannelAnswer.Declined> Ours() => Hard(InvalidRequest,
        "ACQ.INVALID_PARAMETER", "ACQ.TRADE_NOT_EXIST", "ACQ.INVALID_STORE_ID", "ACQ.SUB_GOODS_SIZE_MAX_COUNT", "ACQ.TRADE_SETTLE_ERROR", "ACQ.ROYALTY_ACCOUNT_NOT_EXIST",
        "ACQ.PRE_AUTH_PROD_CODE_INCONSISTENT", "ACQ.RISK_MERCHANT_IP_NOT_EXIST", "ILLEGAL_ARGUMENT", "AUTH_ORDER_NOT_EXIST", "AUTH_OPERATION_NOT_EXIST", "isv.invalid-parameter",
        "isv.missing-parameter", "isv.missing-method", "isv.invalid-method", "isv.missing-version", "isv.invalid-charset", "isv.invalid-format", "isv.invalid-encrypt", "isv.error-parameter");

    private static IEnumerable<ChannelAnswer.Declined> Soft(DeclineReason reason, params string[] codes) => codes.Select(code => new ChannelAnswer.Declined(reason, true, code));

    private static IEnumerable<ChannelAnswer.Declined> Hard(DeclineReason reason, params string[] codes) => codes.Select(code => new ChannelAnswer.Declined(reason, false, code));
}
