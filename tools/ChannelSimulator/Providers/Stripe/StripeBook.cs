using System.Security.Cryptography;
using Payments.ChannelSimulator.Banking;

namespace Payments.ChannelSimulator.Providers.Stripe;

/// <summary>What exists at Stripe while the process lives; the money itself is in the bank's log.</summary>
internal sealed class StripeBook
{
    public const string Account = "acct_simulator";

    public Lock Gate { get; } = new();

    public Dictionary<string, StripeIntent> Intents { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, StripeRefund> Refunds { get; } = new(StringComparer.Ordinal);

    /// <summary>In the order of their creation.</summary>
    public List<StripeIntent> IntentsInOrder { get; } = [];

    public List<StripeRefund> RefundsInOrder { get; } = [];

    public static string NewId(string prefix) => $"{prefix}_3{RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789", 23)}";

    /// <summary>What the bank says of it now.</summary>
    public static Status Now(Bank bank, Operation operation, string reference) =>
        bank.Look(book => book.View(book.References.Number(operation, reference), null, first: false).Status);
}
