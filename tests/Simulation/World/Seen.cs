using System.Text.Json;
using Payments.Tests.Simulation.Plan;

namespace Payments.Tests.Simulation.World;

internal enum CallOutcome
{
    Ok,
    Refused,

    /// <summary>No answer, or one that says that nobody knows.</summary>
    Unknown,
}

/// <summary>One request of a client, as the client knows it.</summary>
/// <param name="ObjectId">What it is about: the id that its key leads to, or the one in its path.</param>
/// <param name="Began">Ms since the run began.</param>
/// <param name="Body">The answer, of which only successes are kept whole.</param>
internal sealed record ClientCall(
    int Number, OperationKind Kind, OperationKind About, string Merchant, string Key, string ObjectId, long Amount, double Began, double Ended,
    CallOutcome Outcome, int Status, string? Code, string? Body)
{
    /// <summary>A word of the answer's body; null where there is none.</summary>
    public string? Text(string name) => Body is null || !JsonElement.Parse(Body).TryGetProperty(name, out var value) ? null : value.ToString();
}

/// <summary>A line of the channel's own log.</summary>
internal sealed record WitnessEntry(string Kind, string Op, string Key, string Reference, string Charge, long Amount, string Currency, string Status, bool Final, DateTimeOffset At)
{
    /// <summary>The payment, refund or pre-authorisation that the key names.</summary>
    public string Owner => Ids.AttemptId.OwnerOf(Key) ?? "";

    public bool MovesMoney => Kind is "charge" or "refund" or "void" or "authorisation" or "capture" or "release";
}

/// <summary>A write that named a version which the row had left behind, and what came of it.</summary>
/// <param name="Expected">0 for a row that it said was not there.</param>
internal sealed record StaleWrite(string Table, string Key, long Expected, long Stored, bool Accepted);

/// <summary>What a merchant's receiver has on its disk.</summary>
internal sealed record Delivery(string WebhookId, string EventId, string Type, string ObjectId, long Sequence);
