using System.Globalization;
using Microsoft.OpenApi;
using Payments.Api.Http;

namespace Payments.Api.OpenApi;

/// <summary>What the document says of every route's answers: the refusals that follow from the route's form, and the headers.</summary>
internal static class AnswerDocument
{
    public static void Describe(OpenApiOperation operation, bool isIdempotent, bool hasKey)
    {
        if (operation.Responses is not { } responses) return;
        foreach (var status in Refusals(operation, isIdempotent)) Refuse(responses, status);
        foreach (var (status, response) in responses.ToList())
        {
            if (response is not OpenApiResponse answer) continue;
            if (status is "429" or "503") Add(answer, "Retry-After", "Seconds to wait before the next request.");
            if (status == "201") Add(answer, "Location", "Where to read what was created.");
            if (isIdempotent && status.StartsWith('2')) Add(answer, IdempotencyKey.ReplayedHeader, "true when this repeats an earlier answer.");
            if (!hasKey || status == "401") continue;
            Add(answer, "RateLimit", "With a merchant's key: what is left of the window that ends first.");
            Add(answer, "RateLimit-Policy", "With a merchant's key: the windows and how much each allows.");
        }
    }

    private static IEnumerable<int> Refusals(OpenApiOperation operation, bool isIdempotent)
    {
        var parameters = operation.Parameters ?? [];
        if (operation.RequestBody is not null || isIdempotent || parameters.Any(parameter => parameter.In == ParameterLocation.Query)) yield return StatusCodes.Status400BadRequest;
        if (operation.RequestBody is not null) yield return StatusCodes.Status413PayloadTooLarge;
        if (operation.RequestBody is not null) yield return StatusCodes.Status415UnsupportedMediaType;
        // What a body says may be well-formed and yet not allowed, as a card number is in any text.
        if (operation.RequestBody is not null || isIdempotent) yield return StatusCodes.Status422UnprocessableEntity;
        if (parameters.Any(parameter => parameter.In == ParameterLocation.Path)) yield return StatusCodes.Status404NotFound;
        if (!isIdempotent) yield break;
        yield return StatusCodes.Status409Conflict;
    }

    // Every refusal has the same form: that of the one that every route has.
    private static void Refuse(OpenApiResponses responses, int status)
    {
        var name = status.ToString(CultureInfo.InvariantCulture);
        if (responses.ContainsKey(name) || responses["500"] is not OpenApiResponse problem) return;
        responses[name] = new OpenApiResponse { Description = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status), Content = problem.Content };
    }

    private static void Add(OpenApiResponse answer, string name, string description)
    {
        answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
        answer.Headers[name] = new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
    }
}
