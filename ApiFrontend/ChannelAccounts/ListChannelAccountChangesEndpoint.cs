using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.ChannelAccounts;
using Payments.Ids;

namespace Payments.Api.ChannelAccounts;

internal static class ListChannelAccountChangesEndpoint
{
    private static readonly ListContract Contract = ListContract.OfRoute("channel-account-changes", "changed_");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/channel-accounts/{id}/changes", Handle)
            .ForAdministrators(Permission.Read)
            .WithName("listChannelAccountChanges")
            .WithTags("Channel accounts")
            .WithSummary("List how an account stood after each change, the newest first")
            .WithDescription("With who changed it. Never its secrets.")
            .Lists<ChannelAccountView>(Contract)
            .Refuses(404);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        var read = Contract.Read(http, id);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        if (!EntityId.IsWellFormed(IdPrefix.ChannelAccount, id)) return Problem.Of(ChannelAccountRefusals.NotFound);
        var account = await grains.GetGrain<IChannelAccountGrain>(id).Read(merchantId: null);
        if (!account.Accepted) return Problem.Of(account.Refusal);
        return read.Value.Answer(await grains.GetGrain<IChannelAccountReadsGrain>("api").Changes(id, read.Value.Window), ApiJson.Wire.ListBodyChannelAccountView);
    }
}
