using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Sagas;

namespace Payments.Api.Sagas;

internal static class ListSagasEndpoint
{
    private const string Type = "type";
    private const string Status = "status";
    private const string BusinessId = "business_id";

    private static readonly ListContract Contract = ListContract.OfPlatform(
        "sagas",
        "started_",
        QueryParameter.OneOf(Type, "payment", "refund", "pre_authorisation", "callback"),
        QueryParameter.OneOf(Status, "running", "completed", "compensating", "compensated", "failed"),
        QueryParameter.Text(BusinessId, 64));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/sagas", Handle)
            .ForAdministrators(Permission.Read)
            .WithName("listSagas")
            .WithTags("Sagas")
            .WithSummary("List sagas, from the newest on")
            .Lists<SagaView>(Contract)
            .Refuses(403);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = Contract.Read(http);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (list, filters) = (read.Value, read.Value.Filters);
        var page = await grains.GetGrain<ISagaReadsGrain>("sagas").List(new SagaList(list.Window, filters.Text(Type), filters.Text(Status), filters.Text(BusinessId)));
        return list.Answer(page, ApiJson.Wire.ListBodySagaView);
    }
}
