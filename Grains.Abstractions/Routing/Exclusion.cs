using System.Text.Json.Serialization;

namespace Payments.Routing;

/// <summary>Why a channel cannot take a payment.</summary>
[GenerateSerializer, Alias("exclusion")]
public enum Exclusion
{
    [JsonStringEnumMemberName("currency_not_supported")]
    CurrencyNotSupported,

    [JsonStringEnumMemberName("country_not_supported")]
    CountryNotSupported,

    [JsonStringEnumMemberName("method_not_supported")]
    MethodNotSupported,

    [JsonStringEnumMemberName("card_brand_not_supported")]
    CardBrandNotSupported,

    [JsonStringEnumMemberName("amount_out_of_range")]
    AmountOutOfRange,

    [JsonStringEnumMemberName("pre_authorisation_not_supported")]
    PreAuthorisationNotSupported,

    /// <summary>The means of payment has no token for this channel, and the channel needs one.</summary>
    [JsonStringEnumMemberName("no_payment_method")]
    NoPaymentMethod,

    [JsonStringEnumMemberName("denied_by_rule")]
    DeniedByRule,

    /// <summary>A rule allows others only.</summary>
    [JsonStringEnumMemberName("not_allowed_by_rule")]
    NotAllowedByRule,

    [JsonStringEnumMemberName("circuit_open")]
    CircuitOpen,

    /// <summary>The account is a live one and the payment a test, or the other way round.</summary>
    [JsonStringEnumMemberName("other_mode")]
    OtherMode,
}
