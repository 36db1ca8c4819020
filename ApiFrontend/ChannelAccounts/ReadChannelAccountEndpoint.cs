using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.ChannelAccounts;
using Payments.Ids;
using Payments.Keys;

namespace Payments.Api.ChannelAccounts;

internal static class ReadChannelAccountEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/channel-accounts/{id}", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("readChannelAccount")
            .WithTags("Channel accounts")
            .WithSummary("Read an account at a channel")
            .WithDescription("Never its secrets. Merchants see their own, and not those that every merchant may use.")
            .Produces<ChannelAccountView>()
            .Refuses(404);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains) =>
        EntityId.IsWellFormed(IdPrefix.ChannelAccount, id)
            ? ChannelAccountAnswers.Of(await grains.GetGrain<IChannelAccountGrain>(id).Read(Caller.Of(http)!.Tenant))
            : Problem.Of(ChannelAccountRefusals.NotFound);
}
