using System.Text.Json.Serialization.Metadata;

namespace Payments.Api.Http;

/// <summary>Answers that a repetition is given again.</summary>
internal static class IdempotentAnswer
{
    public static void Mark(HttpContext http, bool replayed)
    {
        if (replayed) http.Response.Headers[IdempotencyKey.ReplayedHeader] = "true";
    }

    public static IResult Created<T>(HttpContext http, string location, T view, JsonTypeInfo<T> type, bool replayed)
    {
        Mark(http, replayed);
        http.Response.Headers.Location = location;
        return Results.Json(view, type, statusCode: StatusCodes.Status201Created);
    }
}
