using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Ids;

namespace Payments.Api.Administrators;

internal static class ChangeAdministratorEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPatch("/v1/administrators/{id}", Handle)
            .ForAdministrators(Permission.ManageAdministrators)
            .WithName("changeAdministrator")
            .WithTags("Administrators")
            .WithSummary("Change an administrator's name, role or status")
            .WithDescription("What a role may do holds from the next request on. The last active owner can neither be disabled nor given another role.")
            .Accepts<ChangeAdministratorBody>("application/json")
            .Produces<AdministratorView>()
            .Refuses(400, 404, 409, 413, 415);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        var read = await JsonBody.Read(http, ApiJson.Wire.ChangeAdministratorBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        if (!EntityId.IsWellFormed(IdPrefix.Administrator, id)) return Problem.Of(AdministratorRefusals.NotFound);
        var command = new ChangeAdministrator(read.Value.Name, read.Value.Role, read.Value.Status, Caller.Of(http)!.Id);
        return AdministratorAnswers.Of(await grains.GetGrain<IAdministratorsGrain>(IAdministratorsGrain.Key).Change(id, command));
    }
}
