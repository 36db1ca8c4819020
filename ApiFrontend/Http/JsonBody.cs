using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Payments.Outcomes;

namespace Payments.Api.Http;

/// <summary>Reads request bodies; everything that can be wrong with one becomes a refusal.</summary>
internal static class JsonBody
{
    public static async Task<Outcome<T>> Read<T>(HttpContext http, JsonTypeInfo<T> type)
        where T : class
    {
        if (!http.Request.HasJsonContentType()) return ApiRefusals.NotJson;
        try
        {
            var body = await JsonSerializer.DeserializeAsync(http.Request.Body, type, http.RequestAborted);
            return body is null ? ApiRefusals.BadJson("$") : body;
        }
        catch (JsonException e)
        {
            return ApiRefusals.BadJson(e.Path ?? "$");
        }
    }
}
