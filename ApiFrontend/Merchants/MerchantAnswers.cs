using Payments.Api.Http;
using Payments.Keys;
using Payments.Merchants;
using Payments.Outcomes;

namespace Payments.Api.Merchants;

internal static class MerchantAnswers
{
    public static IResult Of(HttpContext http, Outcome<RegisteredMerchant> outcome, KeyPepper pepper)
    {
        if (!outcome.Accepted) return Problem.Of(outcome.Refusal);
        var (merchant, key, replayed) = outcome.Value;
        IdempotentAnswer.Mark(http, replayed);
        return Results.Created($"/v1/merchants/{merchant.Id}", new RegisteredMerchantBody(merchant, key.Reveal, pepper.SigningSecret(key.Reveal).Reveal));
    }

    public static IResult Of(Outcome<MerchantView> outcome) =>
        outcome.Accepted ? Results.Json(outcome.Value, ApiJson.Wire.MerchantView) : Problem.Of(outcome.Refusal);

    public static IResult Of(Outcome<MerchantTierView> outcome) =>
        outcome.Accepted ? Results.Json(outcome.Value, ApiJson.Wire.MerchantTierView) : Problem.Of(outcome.Refusal);
}
