using Payments.Administrators;
using Payments.Api.Http;
using Payments.Outcomes;

namespace Payments.Api.Administrators;

internal static class AdministratorAnswers
{
    public static IResult Of(Outcome<AdministratorView> outcome) =>
        outcome.Accepted ? Results.Json(outcome.Value, ApiJson.Wire.AdministratorView) : Problem.Of(outcome.Refusal);
}
