using System.Collections.Immutable;
using Payments.Outcomes;

namespace Payments.Checkout;

/// <summary>What a caller pays with: one token for whatever channel the payment goes to, or one for each, because a channel's token means nothing to another.</summary>
public static class PaymentMethods
{
    /// <summary>Every channel that there is an adapter for.</summary>
    public static ImmutableArray<string> Channels { get; } = ["alipay", "crypto", "paypal", "simulator", "stripe"];

    public static Refusal? Check(string method, ImmutableSortedDictionary<string, string>? methods)
    {
        if (methods is null) return string.IsNullOrWhiteSpace(method) ? Invalid("payment_method", "payment_method must be the channel's token.") : PaymentInput.CheckText("payment_method", method);
        if (methods.IsEmpty) return Invalid("payment_methods", "payment_methods must have a token for at least one channel.");
        foreach (var (channel, token) in methods)
        {
            // What was sent instead of a name is not repeated: it may be a card number.
            if (!Channels.Contains(channel)) return Invalid("payment_methods", $"payment_methods has tokens for {string.Join(", ", Channels)}, and for nothing else.");
            var field = $"payment_methods.{channel}";
            if (string.IsNullOrWhiteSpace(token)) return Invalid(field, $"{field} must be the channel's token.");
            if (PaymentInput.CheckText(field, token) is { } refusal) return refusal;
        }

        return method.Length == 0 ? null : PaymentInput.CheckText("payment_method", method);
    }

    /// <summary>The channels that there is a token for; null where one serves all.</summary>
    public static ImmutableArray<string>? For(string method, ImmutableSortedDictionary<string, string>? methods) => method.Length > 0 || methods is null ? null : [.. methods.Keys];

    /// <summary>The channel's own token, else the one for all; empty where there is neither.</summary>
    public static string At(string channel, string method, ImmutableSortedDictionary<string, string>? methods) => methods?.GetValueOrDefault(channel) ?? method;

    private static Refusal Invalid(string field, string detail) => new("INVALID_FIELD", RefusalKind.Invalid, detail, field);
}
