using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Payments.Api.Access;
using Payments.Ids;
using Payments.Outcomes;
using Payments.Paging;

namespace Payments.Api.Http.Batches;

/// <summary>A request for many at once, all checked.</summary>
/// <param name="Asked">Every id that was given, once each, in the order they came.</param>
/// <param name="Query">For those that can exist.</param>
internal sealed record BatchRequest(IReadOnlyList<string> Asked, BatchRead Query)
{
    public const int MostIds = 100;

    private static readonly Refusal BadIds = new("INVALID_FIELD", RefusalKind.Invalid, $"ids must hold 1 to {MostIds} ids.", "ids");

    public static async Task<Outcome<BatchRequest>> Read(HttpContext http, string prefix)
    {
        var read = await JsonBody.Read(http, ApiJson.Wire.BatchReadBody);
        if (!read.Accepted) return read.Refusal;
        if (read.Value.Ids is not { Length: > 0 and <= MostIds } ids || ids.Any(id => id is null)) return BadIds;
        var asked = ids.Distinct(StringComparer.Ordinal).ToList();
        var caller = Caller.Of(http)!;
        return new BatchRequest(asked, new BatchRead(caller.Tenant, [.. asked.Where(id => EntityId.IsWellFormed(prefix, id))]));
    }

    public IResult Answer<T>(ImmutableArray<T> found, Func<T, string> idOf, JsonTypeInfo<BatchBody<T>> type)
        where T : class
    {
        var results = found.ToDictionary(idOf, StringComparer.Ordinal);
        return Results.Json(new BatchBody<T>(results, [.. Asked.Where(id => !results.ContainsKey(id))]), type);
    }
}
