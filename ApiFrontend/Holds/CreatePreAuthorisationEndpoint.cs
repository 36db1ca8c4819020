using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Holds;
using Payments.Ids;
using Payments.Keys;
using Payments.Money;
using Payments.Routing;

namespace Payments.Api.Holds;

internal static class CreatePreAuthorisationEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/pre-authorisations", Handle)
            .ForMerchants(Scope.Pay)
            .WithName("createPreAuthorisation")
            .WithTags("Pre-authorisations")
            .WithSummary("Hold an amount, to be captured later")
            .WithDescription("Holds the amount on the means of payment. The answer's status says how it stands: authorised, failed, pending (send the customer to next_action), processing or unknown (read it again later). It is announced 24 hours before it expires, and let go by itself when it has.")
            .TakesIdempotencyKey()
            .Accepts<CreatePreAuthorisationBody>("application/json")
            .Produces<PreAuthorisationView>(StatusCodes.Status201Created)
            .Refuses(400, 401, 403, 404, 409, 413, 422);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = await IdempotentBody.Read(http, ApiJson.Wire.CreatePreAuthorisationBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (body, request) = read.Value;

        var merchant = Caller.Of(http)!.Id;
        if (HoldInput.CheckLife(body.ExpiresInSeconds) is { } life) return Problem.Of(life);
        var command = new CreateHold(
            request, merchant, new Amount(body.Amount, body.Currency), body.PaymentMethod, body.Description,
            TimeSpan.FromSeconds(body.ExpiresInSeconds ?? HoldInput.UsualSeconds), new RouteHints(body.CustomerCountry, body.CardBrand), body.ReturnUrl, body.PaymentMethods);
        if (HoldInput.Check(command) is { } refusal) return Problem.Of(refusal);

        var id = EntityId.Derive(IdPrefix.PreAuthorisation, merchant, request.Key.Reveal);
        var answer = await grains.GetGrain<IHoldGrain>(id).Run(command);
        if (!answer.Accepted) return Problem.Of(answer.Refusal);
        return IdempotentAnswer.Created(http, $"/v1/pre-authorisations/{id}", answer.Value.PreAuthorisation, ApiJson.Wire.PreAuthorisationView, answer.Value.Replayed);
    }
}
