using Payments.Tests.Simulation.Plan;

namespace Payments.Tests.Simulation.World;

/// <summary>All that is known of a run when it is over and quiet: what the clients saw, the channel, the receiver and the database.</summary>
internal sealed record SimulatedWorld
{
    public IReadOnlyList<ClientCall> Calls { get; init; } = [];

    public IReadOnlyList<WitnessEntry> Witness { get; init; } = [];

    public IReadOnlyList<Delivery> Deliveries { get; init; } = [];

    public IReadOnlyList<PaymentRow> Payments { get; init; } = [];

    public IReadOnlyList<SagaRow> Sagas { get; init; } = [];

    public IReadOnlyList<OrderRow> Orders { get; init; } = [];

    public IReadOnlyList<RefundRow> Refunds { get; init; } = [];

    public IReadOnlyList<HoldRow> Holds { get; init; } = [];

    public IReadOnlyList<TransferRow> Transfers { get; init; } = [];

    public IReadOnlyList<SealRow> Seals { get; init; } = [];

    public IReadOnlyList<BalanceRow> Balances { get; init; } = [];

    public IReadOnlyList<EventRow> Events { get; init; } = [];

    public IReadOnlyList<NotificationRow> Notifications { get; init; } = [];

    public IReadOnlyList<CallbackRow> Callbacks { get; init; } = [];

    public IReadOnlyList<LimitRow> Limits { get; init; } = [];

    public IReadOnlyList<ChangeRow> Changes { get; init; } = [];

    public IReadOnlyList<StaleWrite> StaleWrites { get; init; } = [];

    /// <summary>When the platform was killed.</summary>
    public IReadOnlyList<DateTimeOffset> Kills { get; init; } = [];

    /// <summary>Since when the last platform runs, by its own clock.</summary>
    public DateTimeOffset Began { get; init; }

    /// <summary>When the run was over, by the clock of the last platform.</summary>
    public DateTimeOffset Ended { get; init; }

    /// <summary>The merchants whose events go to the receiver.</summary>
    public IReadOnlyList<string> Subscribers { get; init; } = [];

    /// <summary>The card number that clients sent, and every text it was looked for in, with how often it was found there.</summary>
    public IReadOnlyDictionary<string, int> CardNumberIn { get; init; } = new Dictionary<string, int>();

    /// <summary>The answers to requests that create or do something; reads are apart.</summary>
    public IEnumerable<ClientCall> Accepted(OperationKind kind) => Calls.Where(call => call.About == kind && call.Kind is not OperationKind.ReuseKey and not OperationKind.Read && call.Outcome == CallOutcome.Ok);
}

/// <summary>The API's words, the rows' and the enums' are the same but for how they are written.</summary>
internal static class Word
{
    public static string Of(string text) => text.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    public static bool IsPaid(string status) => Of(status) is "succeeded" or "partiallyrefunded" or "refunded";

    public static bool IsOpen(string status) => Of(status) is "processing" or "pending" or "unknown" or "voiding";
}
