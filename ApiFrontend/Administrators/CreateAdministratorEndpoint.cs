using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Keys;
using Payments.Merchants;

namespace Payments.Api.Administrators;

internal static class CreateAdministratorEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/administrators", Handle)
            .ForAdministrators(Permission.ManageAdministrators)
            .WithName("createAdministrator")
            .WithTags("Administrators")
            .WithSummary("Create an administrator")
            .WithDescription("Creates the administrator and their first API key together. Repeating the request with the same Idempotency-Key gives the same answer, key included.")
            .TakesIdempotencyKey()
            .Accepts<CreateAdministratorBody>("application/json")
            .Produces<CreatedAdministratorBody>(StatusCodes.Status201Created)
            .Refuses(400, 413, 415, 422);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains, KeyPepper pepper)
    {
        var read = await IdempotentBody.Read(http, ApiJson.Wire.CreateAdministratorBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (body, request) = read.Value;
        if (body.Role is not { } role) return Problem.Of(MerchantRefusals.Invalid("role", "role must be named."));

        var id = EntityId.Derive(IdPrefix.Administrator, Caller.Of(http)!.Id, request.Key.Reveal);
        var created = await grains.GetGrain<IAdministratorsGrain>(IAdministratorsGrain.Key).Create(id, new CreateAdministrator(request, body.Name, role, Caller.Of(http)!.Id));
        if (!created.Accepted) return Problem.Of(created.Refusal);
        var (administrator, key, replayed) = created.Value;
        IdempotentAnswer.Mark(http, replayed);
        return Results.Created($"/v1/administrators/{id}", new CreatedAdministratorBody(administrator, key.Reveal, pepper.SigningSecret(key.Reveal).Reveal));
    }
}
