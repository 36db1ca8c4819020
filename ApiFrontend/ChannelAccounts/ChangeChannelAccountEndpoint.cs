using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.ChannelAccounts;
using Payments.Ids;

namespace Payments.Api.ChannelAccounts;

internal static class ChangeChannelAccountEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPatch("/v1/channel-accounts/{id}", Handle)
            .ForAdministrators(Permission.ManageKeys)
            .WithName("changeChannelAccount")
            .WithTags("Channel accounts")
            .WithSummary("Change an account's label, status or credentials")
            .WithDescription("Calls go by it within five seconds in every process. New credentials must be of the same account at the provider, because what was sent before is asked for with them; a field that names the account does not change.")
            .Accepts<ChangeChannelAccountBody>("application/json")
            .Produces<ChannelAccountView>()
            .Refuses(400, 404, 413, 415, 422);

    private static async Task<IResult> Handle(HttpContext http, string id, IGrainFactory grains)
    {
        var read = await JsonBody.Read(http, ApiJson.Wire.ChangeChannelAccountBody);
        if (!read.Accepted) return Problem.Of(ChannelAccountAnswers.WithoutNames(read.Refusal));
        if (!EntityId.IsWellFormed(IdPrefix.ChannelAccount, id)) return Problem.Of(ChannelAccountRefusals.NotFound);
        var body = read.Value;
        var command = new ChangeChannelAccount(
            Caller.Of(http)!.Id, body.Label, body.Status, ChannelAccountAnswers.Secrets(body.Credentials), ChannelAccountAnswers.Secrets(body.CallbackCredentials));
        return ChannelAccountAnswers.Of(await grains.GetGrain<IChannelAccountGrain>(id).Change(command));
    }
}
