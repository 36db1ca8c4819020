using Payments.Storage.Mapping;

namespace Payments.Storage.Reads;

/// <summary>
/// The columns that order a list, newest first: a time, the id, and between the two, where one time may hold several
/// entries in an order of their own, that ordinal. An index must serve them.
/// </summary>
public sealed record ListOrder
{
    public ListOrder(string time, string id, string? ordinal = null) =>
        (Time, Id, Ordinal) = (Identifiers.Check(time), Identifiers.Check(id), ordinal is null ? null : Identifiers.Check(ordinal));

    public string Time { get; }

    public string Id { get; }

    public string? Ordinal { get; }
}
