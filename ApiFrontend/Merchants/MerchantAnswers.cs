using Payments.Api.Http;
using Payments.Merchants;
using Payments.Outcomes;

namespace Payments.Api.Merchants;

internal static class MerchantAnswers
{
    public static IResult Of(Outcome<MerchantView> outcome) =>
        outcome.Accepted ? Results.Json(outcome.Value, ApiJson.Wire.MerchantView) : Problem.Of(outcome.Refusal);

    public static IResult Of(Outcome<MerchantTierView> outcome) =>
        outcome.Accepted ? Results.Json(outcome.Value, ApiJson.Wire.MerchantTierView) : Problem.Of(outcome.Refusal);
}
