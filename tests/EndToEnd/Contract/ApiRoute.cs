using System.Text.Json;

namespace Payments.Tests.EndToEnd.Contract;

/// <summary>One operation of the OpenAPI document, as generated tests need it.</summary>
internal sealed record ApiRoute(HttpMethod Method, string Path, bool ForMerchants, bool SignedByChannel, bool HasBody, bool TakesKey, IReadOnlyList<string> Query, IReadOnlySet<int> Statuses)
{
    /// <summary>What a merchant's key needs; null where merchants have no business.</summary>
    public string? Scope { get; private init; }

    /// <summary>What an administrator's role needs; null where administrators have no business.</summary>
    public string? Permission { get; private init; }

    public string Name => $"{Method} {Path}";

    public bool NamesAnObject => Path.Contains('{', StringComparison.Ordinal);

    public static async Task<List<ApiRoute>> All(HttpClient client)
    {
        var document = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json")).RootElement;
        return [.. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => Of(path.Name, operation.Name, operation.Value)))];
    }

    private static ApiRoute Of(string path, string method, JsonElement operation)
    {
        var parameters = operation.TryGetProperty("parameters", out var list) ? list.EnumerateArray().ToList() : [];
        return new ApiRoute(
            new HttpMethod(method.ToUpperInvariant()),
            path,
            operation.TryGetProperty("x-scope", out _),
            operation.GetProperty("security")[0].TryGetProperty("channelSignature", out _),
            operation.TryGetProperty("requestBody", out _),
            parameters.Any(parameter => parameter.String("name") == "Idempotency-Key"),
            [.. parameters.Where(parameter => parameter.String("in") == "query").Select(parameter => parameter.String("name"))],
            operation.GetProperty("responses").EnumerateObject().Select(response => int.Parse(response.Name, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet())
        {
            Scope = operation.TryGetProperty("x-scope", out var scope) ? scope.GetString() : null,
            Permission = operation.TryGetProperty("x-permission", out var permission) ? permission.GetString() : null,
        };
    }
}
