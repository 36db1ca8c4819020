using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Keys;
using Payments.Merchants;

namespace Payments.Api.Merchants;

internal static class RegisterMerchantEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/merchants", Handle)
            .ForAdministrators(Permission.ManageMerchants)
            .WithName("registerMerchant")
            .WithTags("Merchants")
            .WithSummary("Register a merchant")
            .WithDescription("Creates the merchant and its first API key together. Repeating the request with the same Idempotency-Key gives the same answer, key included.")
            .TakesIdempotencyKey()
            .Accepts<RegisterMerchantBody>("application/json")
            .Produces<RegisteredMerchantBody>(StatusCodes.Status201Created)
            .Refuses(400, 401, 403, 413, 422);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains, KeyPepper pepper)
    {
        var read = await IdempotentBody.Read(http, ApiJson.Wire.RegisterMerchantBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (body, request) = read.Value;

        var id = EntityId.Derive(IdPrefix.Merchant, Caller.Of(http)!.Id, request.Key.Reveal);
        var command = new RegisterMerchant(request, body.Name, body.Country, body.SettlementCurrency, body.TimeZone, body.Email, body.Locale, Mode: body.Mode);
        return MerchantAnswers.Of(http, await grains.GetGrain<IMerchantGrain>(id).Register(command), pepper);
    }
}
