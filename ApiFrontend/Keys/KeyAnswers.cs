using Payments.Api.Http;
using Payments.Keys;
using Payments.Outcomes;

namespace Payments.Api.Keys;

internal static class KeyAnswers
{
    public static IResult Of(HttpContext http, Outcome<IssuedKey> outcome, int status)
    {
        if (!outcome.Accepted) return Problem.Of(outcome.Refusal);
        var (key, text, replayed) = outcome.Value;
        IdempotentAnswer.Mark(http, replayed);
        var signing = http.RequestServices.GetRequiredService<KeyPepper>().SigningSecret(text.Reveal);
        return Results.Json(new IssuedKeyBody(key, text.Reveal, signing.Reveal), ApiJson.Wire.IssuedKeyBody, statusCode: status);
    }
}
