using System.Text.Json.Serialization;

namespace Payments.Channels;

/// <summary>Why a channel declined, in words that all channels share.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeclineReason>))]
public enum DeclineReason
{
    [JsonStringEnumMemberName("insufficient_funds")]
    InsufficientFunds,

    /// <summary>The issuer says no and does not say why.</summary>
    [JsonStringEnumMemberName("card_declined")]
    CardDeclined,

    [JsonStringEnumMemberName("expired_card")]
    ExpiredCard,

    [JsonStringEnumMemberName("incorrect_cvc")]
    IncorrectCvc,

    [JsonStringEnumMemberName("lost_card")]
    LostCard,

    [JsonStringEnumMemberName("stolen_card")]
    StolenCard,

    [JsonStringEnumMemberName("fraud_suspected")]
    FraudSuspected,

    [JsonStringEnumMemberName("limit_exceeded")]
    LimitExceeded,

    [JsonStringEnumMemberName("invalid_account")]
    InvalidAccount,

    /// <summary>The customer failed, refused or missed the authentication.</summary>
    [JsonStringEnumMemberName("authentication_failed")]
    AuthenticationFailed,

    /// <summary>The payment method cannot do this: its kind, currency or country.</summary>
    [JsonStringEnumMemberName("not_supported")]
    NotSupported,

    /// <summary>The state of the charge does not allow it: more refunded than captured, already voided.</summary>
    [JsonStringEnumMemberName("not_allowed_now")]
    NotAllowedNow,

    /// <summary>The channel finds the order itself wrong: a bug or a wrong configuration of ours.</summary>
    [JsonStringEnumMemberName("invalid_request")]
    InvalidRequest,

    /// <summary>The channel or the network behind it failed, and says that nothing was done.</summary>
    [JsonStringEnumMemberName("channel_error")]
    ChannelError,
}
