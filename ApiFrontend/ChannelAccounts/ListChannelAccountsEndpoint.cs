using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.ChannelAccounts;
using Payments.Keys;

namespace Payments.Api.ChannelAccounts;

internal static class ListChannelAccountsEndpoint
{
    private const string Channel = "channel";
    private const string Status = "status";
    private static readonly ListContract Contract = ListContract.OfPlatform(
        "channel-accounts", "created_", QueryParameter.Text(Channel, 32), QueryParameter.Word<ChannelAccountStatus>(Status));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/channel-accounts", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("listChannelAccounts")
            .WithTags("Channel accounts")
            .WithSummary("List accounts at channels, the newest first")
            .WithDescription("Those that administrators made by the API: administrators see all of them, merchants their own. Never their secrets.")
            .Lists<ChannelAccountView>(Contract);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = Contract.Read(http);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (window, filters, _) = read.Value;
        var query = new ChannelAccountList(window, filters.Text(Channel), filters.Value<ChannelAccountStatus>(Status));
        return read.Value.Answer(await grains.GetGrain<IChannelAccountReadsGrain>("api").List(query), ApiJson.Wire.ListBodyChannelAccountView);
    }
}
