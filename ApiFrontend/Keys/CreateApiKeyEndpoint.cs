using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Keys;

namespace Payments.Api.Keys;

internal static class CreateApiKeyEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var keys in KeyRoutes.All)
        {
            keys.Map(routes, "create", HttpMethods.Post, changes: true, Handle)
                .WithSummary("Create an API key")
                .WithDescription("The key is shown only in this answer. Repeating the request with the same Idempotency-Key gives the same answer, key included.")
                .TakesIdempotencyKey()
                .Accepts<CreateApiKeyBody>("application/json")
                .Produces<IssuedKeyBody>(StatusCodes.Status201Created)
                .Refuses(400, 404, 409, 413, 415, 422);
        }
    }

    private static async Task<IResult> Handle(HttpContext http, IKeyOwnerGrain owner)
    {
        var read = await IdempotentBody.Read(http, ApiJson.Wire.CreateApiKeyBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (body, request) = read.Value;
        var created = await owner.CreateKey(new CreateApiKey(request, body.Name, body.Mode, [.. body.Scopes ?? []]));
        return KeyAnswers.Of(http, created, StatusCodes.Status201Created);
    }
}
