using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Keys;
using Payments.Merchants;

namespace Payments.Api.Merchants;

internal static class CreateSubAccountEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/merchants/{id}/sub-accounts", Handle)
            .ForOwners(Scope.Admin, Permission.ManageMerchants)
            .WithName("createSubAccount")
            .WithTags("Merchants")
            .WithSummary("Open a sub-account")
            .WithDescription("A sub-account is a merchant of its own under this one, with its own keys, tier and limits. There is one level, and the tier says how many there may be.")
            .TakesIdempotencyKey()
            .Accepts<RegisterMerchantBody>("application/json")
            .Produces<RegisteredMerchantBody>(StatusCodes.Status201Created)
            .Refuses(400, 401, 403, 404, 409, 413, 415, 422);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains, KeyPepper pepper)
    {
        var read = await IdempotentBody.Read(http, ApiJson.Wire.RegisterMerchantBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (body, request) = read.Value;
        if (!Caller.MaySee(http, id)) return Problem.Of(MerchantRefusals.NotFound);

        var subAccount = EntityId.Derive(IdPrefix.Merchant, id, request.Key.Reveal);
        var command = new RegisterMerchant(request, body.Name, body.Country, body.SettlementCurrency, body.TimeZone, body.Email, body.Locale, ParentId: id, body.Mode);
        return MerchantAnswers.Of(http, await grains.GetGrain<IMerchantGrain>(id).OpenSubAccount(subAccount, command), pepper);
    }
}
