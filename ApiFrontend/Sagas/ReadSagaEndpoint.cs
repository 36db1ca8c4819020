using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Sagas;

namespace Payments.Api.Sagas;

internal static class ReadSagaEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/sagas/{id}", Handle)
            .ForAdministrators(Permission.Read)
            .WithName("readSaga")
            .WithTags("Sagas")
            .WithSummary("Read a saga with its steps")
            .Produces<SagaDetail>()
            .Refuses(401, 403, 404);

    private static async Task<IResult> Handle(string id, IGrainFactory grains)
    {
        var saga = await SagaActions.Read(grains, id);
        return saga.Accepted ? Results.Json(saga.Value, ApiJson.Wire.SagaDetail) : Problem.Of(saga.Refusal);
    }
}
