using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Keys;
using Payments.Merchants;

namespace Payments.Api.Merchants;

internal static class ChangeMerchantEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPatch("/v1/merchants/{id}", Handle)
            .ForOwners(Scope.Admin, Permission.ManageMerchants)
            .WithName("changeMerchant")
            .WithTags("Merchants")
            .WithSummary("Change a merchant")
            .WithDescription("A merchant changes itself, an administrator anyone. Country and settlement currency never change.")
            .Accepts<ChangeMerchantBody>("application/json")
            .Produces<MerchantView>()
            .Refuses(400, 401, 403, 404, 409, 413, 415);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        var read = await JsonBody.Read(http, ApiJson.Wire.ChangeMerchantBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        if (!Caller.MaySee(http, id)) return Problem.Of(MerchantRefusals.NotFound);
        var body = read.Value;
        return MerchantAnswers.Of(await grains.GetGrain<IMerchantGrain>(id).Update(new ChangeMerchant(body.Name, body.Email, body.TimeZone, body.Locale, body.RequireSignature, body.LateSuccess)));
    }
}
