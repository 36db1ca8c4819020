using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Keys;
using Payments.Refunds;

namespace Payments.Api.Refunds;

internal static class ReadRefundEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/refunds/{id}", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("readRefund")
            .WithTags("Refunds")
            .WithSummary("Read a refund")
            .WithDescription("To a merchant's key, every other merchant's refund is missing.")
            .Produces<RefundView>()
            .Refuses(401, 404);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        if (!EntityId.IsWellFormed(IdPrefix.Refund, id)) return Problem.Of(RefundRefusals.NotFound);
        var read = await grains.GetGrain<IRefundGrain>(id).Read();
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var caller = Caller.Of(http)!;
        if (!caller.IsAdministrator && caller.Id != read.Value.MerchantId) return Problem.Of(RefundRefusals.NotFound);
        return Results.Json(read.Value.Refund, ApiJson.Wire.RefundView);
    }
}
