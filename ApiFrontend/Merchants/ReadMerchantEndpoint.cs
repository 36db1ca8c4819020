using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Keys;
using Payments.Merchants;

namespace Payments.Api.Merchants;

internal static class ReadMerchantEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/merchants/{id}", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("readMerchant")
            .WithTags("Merchants")
            .WithSummary("Read a merchant")
            .WithDescription("A merchant's key reads that merchant; to it, every other merchant is missing.")
            .Produces<MerchantView>()
            .Refuses(401, 404);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!Caller.MaySee(http, id)) return Problem.Of(MerchantRefusals.NotFound);
        return MerchantAnswers.Of(await grains.GetGrain<IMerchantGrain>(id).Read());
    }
}
