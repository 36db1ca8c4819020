namespace Payments.ChannelSimulator.Banking;

/// <summary>An attempt as its callers may see it.</summary>
internal sealed record AttemptView(
    Operation Operation,
    Status Status,
    string Reference,
    string? Key,
    string? Charge,
    long Amount,
    string Currency,
    string Account,
    string? DeclineCode,
    DateTimeOffset CreatedAt,
    long Used);
