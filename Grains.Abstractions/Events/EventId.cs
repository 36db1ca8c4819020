using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Payments.Ids;

namespace Payments.Events;

/// <summary>
/// The id of an event says whose it is and which of that object's: no event can be stored twice, and one is found by its
/// object's history, without an index of ids. Events of before have a digest of the same two for an id.
/// </summary>
public static class EventId
{
    private const string Start = IdPrefix.Event + "_";

    /// <summary>No object has an id as long as that.</summary>
    private const int Longest = 120;

    private static readonly SearchValues<char> OfObjects = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    public static string Of(string objectId, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{Start}{objectId}_{sequence}");

    /// <summary>Whether it is an id of before, which says nothing.</summary>
    public static bool IsDigest(string id) => EntityId.IsWellFormed(IdPrefix.Event, id);

    /// <summary>Takes apart what <see cref="Of"/> has put together, and nothing else.</summary>
    public static bool TryRead(string id, [NotNullWhen(true)] out string? objectId, out long sequence)
    {
        (objectId, sequence) = (null, 0);
        var end = id.LastIndexOf('_');
        if (id.Length > Longest || end <= Start.Length || !id.StartsWith(Start, StringComparison.Ordinal)) return false;
        var body = id.AsSpan(Start.Length, end - Start.Length);
        if (body.ContainsAnyExcept(OfObjects) || !long.TryParse(id.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out sequence)) return false;
        objectId = body.ToString();
        return Of(objectId, sequence) == id;
    }
}
