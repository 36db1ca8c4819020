using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Merchants;
using Payments.Api.OpenApi;
using Payments.ChannelAccounts;
using Payments.Routing;

namespace Payments.Api.ChannelAccounts;

internal static class CreateChannelAccountEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/channel-accounts", Handle)
            .ForAdministrators(Permission.ManageKeys)
            .WithName("createChannelAccount")
            .WithTags("Channel accounts")
            .WithSummary("Create an account at a channel")
            .WithDescription("Payments of its merchant, or of every merchant, may go there from then on, in every process within five seconds. Its secrets are stored encrypted and never shown again.")
            .TakesIdempotencyKey()
            .Accepts<CreateChannelAccountBody>("application/json")
            .Produces<ChannelAccountView>(StatusCodes.Status201Created)
            .Refuses(400, 404, 413, 415, 422);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = await IdempotentBody.Read(http, ApiJson.Wire.CreateChannelAccountBody);
        if (!read.Accepted) return Problem.Of(ChannelAccountAnswers.WithoutNames(read.Refusal));
        var (body, request) = read.Value;
        if (body.MerchantId is { } merchant && await NamedMerchant.Check(grains, merchant) is { } refusal) return Problem.Of(refusal);

        var command = new CreateChannelAccount(
            request, Caller.Of(http)!.Id, body.Channel, body.MerchantId, body.Label, body.BaseUrl, body.Status,
            ChannelAccountAnswers.Secrets(body.Credentials), ChannelAccountAnswers.Secrets(body.CallbackCredentials), body.Mode);
        var created = await grains.GetGrain<IChannelAccountsGrain>(body.MerchantId ?? RoutingOwners.Platform).Create(command);
        if (!created.Accepted) return Problem.Of(created.Refusal);
        var (account, replayed) = created.Value;
        return IdempotentAnswer.Created(http, $"/v1/channel-accounts/{account.Id}", account, ApiJson.Wire.ChannelAccountView, replayed);
    }
}
