using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.OpenApi;
using Payments.Sagas;

namespace Payments.Api.Sagas;

internal static class RetrySagaEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/sagas/{id}/retry", Handle)
            .ForAdministrators(Permission.Operate)
            .WithName("retrySaga")
            .WithTags("Sagas")
            .WithSummary("Run a waiting or failed saga now")
            .WithDescription("It goes on where it stands, and asks before it acts, so that nothing happens twice.")
            .Produces<SagaDetail>()
            .Refuses(401, 403, 404, 409);

    private static async Task<IResult> Handle(string id, IGrainFactory grains) => await SagaActions.Answer(grains, await SagaActions.Retry(grains, id));
}
