using System.Collections.Frozen;

namespace Payments.Channels.Simulator;

/// <summary>The simulator's codes in our words. A code that is not here means unknown, never declined.</summary>
internal static class SimulatorDeclines
{
    private static readonly FrozenDictionary<string, ChannelAnswer.Declined> Table = new[]
    {
        Hard("insufficient_funds", DeclineReason.InsufficientFunds),
        Soft("card_declined", DeclineReason.CardDeclined),
        Hard("expired_card", DeclineReason.ExpiredCard),
        Hard("incorrect_cvc", DeclineReason.IncorrectCvc),
        Hard("lost_card", DeclineReason.LostCard),
        Hard("stolen_card", DeclineReason.StolenCard),
        Hard("fraudulent", DeclineReason.FraudSuspected),
        Hard("card_velocity_exceeded", DeclineReason.LimitExceeded),
        Hard("invalid_account", DeclineReason.InvalidAccount),
        Hard("authentication_failed", DeclineReason.AuthenticationFailed),
        Hard("authentication_expired", DeclineReason.AuthenticationFailed),
        // Another channel may support what this one does not.
        Soft("card_not_supported", DeclineReason.NotSupported),
        Soft("processing_error", DeclineReason.ChannelError),
        Hard("refund_exceeds_captured", DeclineReason.NotAllowedNow),
        Hard("charge_not_refundable", DeclineReason.NotAllowedNow),
        Hard("charge_not_voidable", DeclineReason.NotAllowedNow),
        Hard("capture_exceeds_authorised", DeclineReason.NotAllowedNow),
        Hard("authorisation_not_capturable", DeclineReason.NotAllowedNow),
        Hard("authorisation_not_releasable", DeclineReason.NotAllowedNow),
        Hard("authorisation_expired", DeclineReason.NotAllowedNow),
        Hard("authorisation_not_found", DeclineReason.InvalidRequest),
        Hard("charge_not_found", DeclineReason.InvalidRequest),
        Hard("body_invalid", DeclineReason.InvalidRequest),
        Hard("amount_invalid", DeclineReason.InvalidRequest),
        Hard("amount_mismatch", DeclineReason.InvalidRequest),
        Hard("currency_invalid", DeclineReason.InvalidRequest),
        Hard("exponent_invalid", DeclineReason.InvalidRequest),
        Hard("token_unknown", DeclineReason.InvalidRequest),
        Hard("merchant_account_invalid", DeclineReason.InvalidRequest),
        Hard("descriptor_invalid", DeclineReason.InvalidRequest),
        Hard("url_invalid", DeclineReason.InvalidRequest),
        Hard("idempotency_key_invalid", DeclineReason.InvalidRequest),
    }.ToFrozenDictionary(decline => decline.ChannelCode, StringComparer.Ordinal);

    public static IEnumerable<string> Codes => Table.Keys;

    public static ChannelAnswer.Declined? Find(string? code) => code is null ? null : Table.GetValueOrDefault(code);

    private static ChannelAnswer.Declined Soft(string code, DeclineReason reason) => new(reason, true, code);

    private static ChannelAnswer.Declined Hard(string code, DeclineReason reason) => new(reason, false, code);
}
