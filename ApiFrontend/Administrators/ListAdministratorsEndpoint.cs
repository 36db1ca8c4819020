using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;

namespace Payments.Api.Administrators;

internal static class ListAdministratorsEndpoint
{
    private static readonly ListContract Contract = ListContract.OfRoute(
        "administrators", "created_", QueryParameter.Word<AdministratorRole>("role"), QueryParameter.Word<AdministratorStatus>("status"));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/administrators", Handle)
            .ForAdministrators(Permission.Read)
            .WithName("listAdministrators")
            .WithTags("Administrators")
            .WithSummary("List administrators, the newest first")
            .Lists<AdministratorView>(Contract);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = Contract.Read(http);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (window, filters, _) = read.Value;
        var query = new AdministratorList(window, filters.Value<AdministratorRole>("role"), filters.Value<AdministratorStatus>("status"));
        return read.Value.Answer(await grains.GetGrain<IAdministratorReadsGrain>("api").List(query), ApiJson.Wire.ListBodyAdministratorView);
    }
}
