using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Merchants;
using Payments.Outcomes;

namespace Payments.Api.Merchants;

internal static class ChangeMerchantStatusEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "suspend", "Suspend a merchant", "A suspended merchant's keys still read, and change nothing.", (grain, command) => grain.Suspend(command));
        Map(routes, "reinstate", "Reinstate a suspended merchant", "Its keys work again.", (grain, command) => grain.Reinstate(command));
    }

    private static void Map(
        IEndpointRouteBuilder routes,
        string verb,
        string summary,
        string description,
        Func<IMerchantGrain, ChangeMerchantStatus, Task<Outcome<MerchantView>>> change) =>
        routes.MapPost($"/v1/merchants/{{id}}/{verb}", (HttpContext http, string id, IGrainFactory grains) => Handle(http, id, grains, change))
            .ForAdministrators(Permission.ManageMerchants)
            .WithName($"{verb}Merchant")
            .WithTags("Merchants")
            .WithSummary(summary)
            .WithDescription(description)
            .Accepts<ChangeMerchantStatusBody>("application/json")
            .Produces<MerchantView>()
            .Refuses(400, 401, 403, 404, 409, 413);

    private static async Task<IResult> Handle(
        HttpContext http,
        string id,
        IGrainFactory grains,
        Func<IMerchantGrain, ChangeMerchantStatus, Task<Outcome<MerchantView>>> change)
    {
        var body = await JsonBody.Read(http, ApiJson.Wire.ChangeMerchantStatusBody);
        if (!body.Accepted) return Problem.Of(body.Refusal);
        if (!EntityId.IsWellFormed(IdPrefix.Merchant, id)) return Problem.Of(MerchantRefusals.NotFound);
        return MerchantAnswers.Of(await change(grains.GetGrain<IMerchantGrain>(id), new ChangeMerchantStatus(body.Value.Reason)));
    }
}
