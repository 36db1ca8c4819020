namespace Payments.Tests.Simulation.World;

/// <param name="HeldAs">What the limits call its hold: its id and when it began, in ticks. What else they hold under its id is a repetition's.</param>
internal sealed record PaymentRow(
    string Id, string Merchant, string OrderId, string Status, long Amount, string Currency, long LastEvent, IReadOnlyList<Share> Refunds, bool Expires, string HeldAs);

/// <summary>A refund inside its payment's document, or a capture inside its pre-authorisation's.</summary>
internal sealed record Share(string Id, long Amount, string Status);

internal sealed record SagaRow(string Id, string Status);

internal sealed record OrderRow(string Id, string Status);

/// <param name="Merchant">Empty for a wish that no payment holds money for yet.</param>
internal sealed record RefundRow(string Id, string PaymentId, string Merchant, string Status, long Amount, string Currency, long LastEvent);

internal sealed record HoldRow(string Id, string Merchant, string Status, long Amount, long Captured, long Reserved, string Currency, long LastEvent, IReadOnlyList<Share> Captures);

internal sealed record TransferRow(string Id, string Merchant, string Transaction, int Ordinal, string Debit, string Credit, long Amount, string Currency, DateTimeOffset BookedAt, string Digest);

/// <summary>A link of a merchant's chain of transfers.</summary>
internal sealed record SealRow(string Merchant, long Number, string TransferId, string Chain);

/// <summary>The sum that the ledger keeps of an account, its tail included.</summary>
internal sealed record BalanceRow(string Merchant, string Account, string Currency, decimal Debits, decimal Credits);

internal sealed record EventRow(string Id, string Type, string Merchant, string ObjectId, long Sequence);

internal sealed record NotificationRow(string Id, string EventId, string Status, int Attempts, int MaxAttempts);

internal sealed record CallbackRow(string Id, string Owner, string Status);

/// <param name="Used">All that counts, what is held included.</param>
/// <param name="Limit">The most that a day may take, where the run has set one.</param>
internal sealed record LimitRow(string Merchant, long Used, IReadOnlyDictionary<string, long> Held, long? Limit);

/// <summary>A change of a row, as a trigger of the run's own has seen it.</summary>
/// <param name="VersionBefore">0 for a new row.</param>
/// <param name="At">By the clock of PostgreSQL, which is the harness's.</param>
/// <param name="Due">When the row wants to be woken, by the platform's clock, as is <paramref name="WrittenAt"/>.</param>
internal sealed record ChangeRow(
    string Table, string Key, long VersionBefore, long Version, string StatusBefore, string Status, DateTimeOffset At, DateTimeOffset? DueBefore, DateTimeOffset? Due, DateTimeOffset WrittenAt);
