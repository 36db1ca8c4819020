using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Ids;

namespace Payments.Api.Administrators;

internal static class ReadAdministratorEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/administrators/{id}", Handle)
            .ForAdministrators(Permission.Read)
            .WithName("readAdministrator")
            .WithTags("Administrators")
            .WithSummary("Read an administrator")
            .Produces<AdministratorView>()
            .Refuses(404);

    private static async Task<IResult> Handle(string id, IGrainFactory grains) =>
        EntityId.IsWellFormed(IdPrefix.Administrator, id)
            ? AdministratorAnswers.Of(await grains.GetGrain<IAdministratorGrain>(id).Read())
            : Problem.Of(AdministratorRefusals.NotFound);
}
