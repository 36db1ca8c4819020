using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Checkout;
using Payments.Sagas;

namespace Payments.Api.Sagas;

internal static class CompensateSagaEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/sagas/{id}/compensate", Handle)
            .ForAdministrators(Permission.Operate)
            .WithName("compensateSaga")
            .WithTags("Sagas")
            .WithSummary("Undo a saga")
            .WithDescription("A payment whose money has moved is refunded, with its bookings, its limit given back and its order cancelled; one that is still open is cancelled at its channel. Doing it again changes nothing.")
            .Accepts<CompensateSagaBody>("application/json")
            .Produces<SagaDetail>()
            .Refuses(400, 401, 403, 404, 409, 413, 422);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        var body = await JsonBody.Read(http, ApiJson.Wire.CompensateSagaBody);
        if (!body.Accepted) return Problem.Of(body.Refusal);
        if (PaymentInput.CheckText("reason", body.Value.Reason) is { } refusal) return Problem.Of(refusal);
        return await SagaActions.Answer(grains, await SagaActions.Compensate(grains, id, body.Value.Reason));
    }
}
