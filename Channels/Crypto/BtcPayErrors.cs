using System.Collections.Frozen;
using static Payments.Channels.DeclineReason;

namespace Payments.Channels.Crypto;

/// <summary>BTCPay's error codes in our words. A code that is not here means unknown, never declined.</summary>
internal static class BtcPayErrors
{
    /// <summary>What stands for a list of wrong fields, which has no code.</summary>
    public const string Validation = "validation";

    private static readonly FrozenDictionary<string, ChannelAnswer.Declined> Table = new[]
    {
        // The key is wrong or may not do this: refused at the door.
        Soft("unauthenticated", ChannelError),
        Soft("missing-permission", ChannelError),
        Soft("insufficient-api-permissions", ChannelError),
        Soft("store-not-found", ChannelError),
        // No wallet or no rate to make the invoice with.
        Soft("generic-error", ChannelError),
        Soft("rate-failure", ChannelError),
        Soft("rate-unavailable", ChannelError),
        Soft("invalid-payment-method", NotSupported),
        Soft("payment-method-not-supported", NotSupported),
        Soft("amount-too-low", LimitExceeded),
        Hard(Validation, InvalidRequest),
        Hard("invoice-not-found", InvalidRequest),
        Hard("pullpayment-not-found", InvalidRequest),
        Hard("payout-not-found", InvalidRequest),
        Hard("duplicate-destination", InvalidRequest),
        Hard("non-refundable", NotAllowedNow),
        Hard("overdraft", NotAllowedNow),
        Hard("archived", NotAllowedNow),
        Hard("expired", NotAllowedNow),
        Hard("not-started", NotAllowedNow),
        Hard("invalid-state", NotAllowedNow),
        Hard("already-unarchived", NotAllowedNow),
    }.ToFrozenDictionary(row => row.ChannelCode, StringComparer.Ordinal);

    public static IEnumerable<ChannelAnswer.Declined> All => Table.Values;

    public static ChannelAnswer.Declined? Find(string? code) => code is null ? null : Table.GetValueOrDefault(code);

    private static ChannelAnswer.Declined Soft(string code, DeclineReason reason) => new(reason, true, code);

    private static ChannelAnswer.Declined Hard(string code, DeclineReason reason) => new(reason, false, code);
}
